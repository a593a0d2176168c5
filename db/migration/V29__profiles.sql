-- How certificates for a slot are issued unless somebody chooses otherwise; a slot without a row is issued as usual.
create table certificate_profile (
  site_id uuid not null references site (id),
  slot varchar(20) not null,
  key_kind varchar(20) not null,
  days integer not null,
  names text not null,
  primary key (site_id, slot)
);
