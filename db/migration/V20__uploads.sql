-- Files that a person is still looking at: kept until they are taken in, replaced or a few hours old.
create table upload (
  id uuid not null primary key,
  site_id uuid not null references site (id),
  kept_for varchar(200) not null,
  file_name varchar(300) not null,
  content bytea not null,
  kept_at timestamp(3) with time zone not null
);
create index upload_of_person on upload (site_id, kept_for);
