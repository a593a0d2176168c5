-- The newest list of what an authority revoked. Its number never falls; issued_at says up to when revocations are in it.
create table revocation_list (
  authority_id uuid not null primary key references authority (id),
  site_id uuid not null references site (id),
  number bigint not null,
  issued_at timestamp(3) with time zone not null,
  next_update_at timestamp(3) with time zone not null,
  revoked_count integer not null,
  content bytea not null
);

-- The certificates with which authorities name who answers questions about theirs. A row is kept before it is signed.
create table ocsp_signer (
  id uuid not null primary key,
  site_id uuid not null references site (id),
  authority_id uuid not null references authority (id),
  serial varchar(64) not null,
  state varchar(20) not null,
  begun_at timestamp(3) with time zone not null,
  ends_at timestamp(3) with time zone not null,
  certificate bytea,
  constraint ocsp_signer_serial_once unique (authority_id, serial)
);

create index certificate_of_authority on certificate (authority_id, serial);
