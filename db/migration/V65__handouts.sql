-- One-time links by which a technician gets the bundle of one computer. Only a link's hash is kept; the password of the
-- bundle lies sealed among the secrets until it is fetched.
create table handout (
  id uuid not null primary key,
  site_id uuid not null references site (id),
  computer_id uuid not null references computer (id) on delete cascade,
  token_hash varchar(64) not null,
  asks boolean not null,
  maker_id uuid not null references account (id),
  maker varchar(200) not null,
  made_at timestamp(3) with time zone not null,
  expires_at timestamp(3) with time zone not null,
  fetched_at timestamp(3) with time zone,
  fetched_from varchar(200),
  receipt_at timestamp(3) with time zone,
  revoked_at timestamp(3) with time zone,
  constraint handout_token_once unique (token_hash)
);
create index handout_of_computer on handout (site_id, computer_id);
