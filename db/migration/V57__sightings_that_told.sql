-- Of every port from every place two sightings count: the newest, and where that is silent the newest before it that told
-- something of the encryption. One look in vain does not take back what was seen.
create table sighting_newest (
  site_id uuid not null references site (id),
  port_key varchar(120) not null,
  tells boolean not null,
  sighting_id uuid not null references sighting (id) on delete cascade,
  seen_at timestamp(3) with time zone not null,
  primary key (site_id, port_key, tells)
);

insert into sighting_newest (site_id, port_key, tells, sighting_id, seen_at)
  select latest.site_id, latest.port_key, seen.outcome in ('ENCRYPTED', 'PLAIN'), latest.sighting_id, latest.seen_at
  from sighting_latest latest join sighting seen on seen.id = latest.sighting_id;

insert into sighting_newest (site_id, port_key, tells, sighting_id, seen_at)
  select latest.site_id, latest.port_key, true, told.id, told.seen_at
  from sighting_latest latest
  join sighting silent on silent.id = latest.sighting_id
  join sighting told on told.seq = (
    select max(before.seq) from sighting before
    where before.site_id = silent.site_id and before.computer_id = silent.computer_id and before.port = silent.port
      and (before.seen_from = silent.seen_from or before.seen_from is null and silent.seen_from is null)
      and before.outcome in ('ENCRYPTED', 'PLAIN'))
  where silent.outcome not in ('ENCRYPTED', 'PLAIN');

drop table sighting_latest;

-- Whether the portal asked at the address of the inventory because the name led nowhere.
alter table sighting add column by_address boolean default false not null;
