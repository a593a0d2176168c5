-- Bundles that a job has packed and that wait to be downloaded; their passwords are sealed secrets of these rows.
create table packed_bundle (
  id uuid not null primary key,
  site_id uuid not null references site (id),
  job_id uuid not null references job (id),
  host varchar(300) not null,
  file_name varchar(300) not null,
  profile varchar(20) not null,
  content bytea not null,
  packed_at timestamp(3) with time zone not null
);
create index packed_bundle_of_job on packed_bundle (site_id, job_id);
