-- A learner has one site of the own at most, and it goes when nobody has come back to it for long.
alter table site add column used_at timestamp(3) with time zone;
create unique index site_owner_once on site (owner_id);
