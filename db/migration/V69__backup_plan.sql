-- When backups are taken by themselves. Its passphrase is a sealed secret of the site.
create table backup_plan (
  site_id uuid not null primary key references site (id),
  at_minute integer not null,
  folder varchar(1000) not null,
  days integer not null,
  weeks integer not null,
  months integer not null,
  next_at timestamp(3) with time zone not null,
  failing_at timestamp(3) with time zone,
  failing_why text
);
-- Where a backup of the plan lies, until it is old enough to go.
alter table backup_record add column path varchar(2000);
alter table backup_record add column removed_at timestamp(3) with time zone;
