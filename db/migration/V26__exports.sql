-- What becomes of a kept private key: whether it is kept or forgotten after an export (null: as the site does it).
alter table certificate add column key_rule varchar(20);
alter table certificate add column exported_at timestamp(3) with time zone;
