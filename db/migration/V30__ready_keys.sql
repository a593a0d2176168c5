-- RSA keys made ahead, each sealed for its own row and taken once. Not in backups: two portals must not use one key.
create table ready_key (
  id uuid not null primary key,
  kind varchar(20) not null,
  key_id uuid not null,
  sealed bytea not null,
  made_at timestamp(3) with time zone not null
);
create index ready_key_of_kind on ready_key (kind, made_at);
