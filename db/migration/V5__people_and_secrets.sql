-- The portal's own: people, their sessions and tokens, sealed secrets, settings, backups.
create table account (
  id uuid not null primary key,
  user_name varchar(100) not null,
  password_hash text not null,
  access varchar(20) not null,
  lang varchar(10),
  must_change boolean not null,
  disabled boolean not null,
  created_at timestamp(3) with time zone not null,
  constraint account_user_name_once unique (user_name)
);

create table session (
  token_hash varchar(64) not null primary key,
  account_id uuid not null references account (id),
  site_id uuid not null references site (id),
  created_at timestamp(3) with time zone not null,
  seen_at timestamp(3) with time zone not null,
  expires_at timestamp(3) with time zone not null,
  origin varchar(200) not null
);
create index session_of_account on session (account_id);
create index session_by_end on session (expires_at);

create table api_token (
  id uuid not null primary key,
  token_hash varchar(64) not null,
  account_id uuid not null references account (id),
  site_id uuid not null references site (id),
  name varchar(200) not null,
  created_at timestamp(3) with time zone not null,
  used_at timestamp(3) with time zone,
  expires_at timestamp(3) with time zone,
  constraint api_token_once unique (token_hash)
);
create index api_token_of_account on api_token (account_id);

create table setup_link (
  token_hash varchar(64) not null primary key,
  created_at timestamp(3) with time zone not null,
  expires_at timestamp(3) with time zone not null
);

create table data_key (
  id uuid not null primary key,
  wrapped bytea not null,
  wrapped_by varchar(20) not null,
  kdf varchar(200) not null,
  salt bytea,
  created_at timestamp(3) with time zone not null
);

create table secret (
  id uuid not null primary key,
  site_id uuid references site (id),
  owner_table varchar(60) not null,
  owner_id uuid not null,
  purpose varchar(60) not null,
  key_id uuid not null references data_key (id),
  sealed bytea not null,
  created_at timestamp(3) with time zone not null,
  constraint secret_purpose_once unique (owner_table, owner_id, purpose)
);
create index secret_of_key on secret (key_id);

create table portal_setting (
  name varchar(100) not null primary key,
  setting text not null
);

create table backup_record (
  id uuid not null primary key,
  file_name varchar(300) not null,
  sha256 varchar(64) not null,
  size_bytes bigint not null,
  taken_at timestamp(3) with time zone not null,
  taken_by varchar(200) not null
);
