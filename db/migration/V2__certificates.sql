-- Authorities and certificates: their public part. Private keys lie sealed in the table secret.
create table authority (
  id uuid not null primary key,
  site_id uuid not null references site (id),
  kind varchar(20) not null,
  name varchar(300) not null,
  subject text not null,
  not_before timestamp(3) with time zone,
  not_after timestamp(3) with time zone,
  thumbprint varchar(40),
  sha256 varchar(64) not null,
  key_algorithm varchar(20) not null,
  key_bits integer not null,
  signature_algorithm varchar(60) not null,
  permitted_dns text not null,
  permitted_addresses text not null,
  addresses_excluded boolean not null,
  parent_id uuid references authority (id),
  key_here boolean not null,
  retired boolean not null,
  certificate bytea,
  created_at timestamp(3) with time zone not null
);
create index authority_of_site on authority (site_id);

-- issuer_key is the SHA-256 of the issuer's name: the name itself can be longer than an index takes.
create table certificate (
  id uuid not null primary key,
  site_id uuid not null references site (id),
  authority_id uuid references authority (id),
  computer_id uuid references computer (id),
  generation integer not null,
  subject text not null,
  issuer text not null,
  issuer_key varchar(64) not null,
  serial varchar(64) not null,
  not_before timestamp(3) with time zone not null,
  not_after timestamp(3) with time zone not null,
  thumbprint varchar(40),
  sha256 varchar(64) not null,
  key_algorithm varchar(20) not null,
  key_bits integer not null,
  signature_algorithm varchar(60) not null,
  server_auth boolean not null,
  state varchar(20) not null,
  predecessor_id uuid references certificate (id),
  key_kept boolean not null,
  issued_at timestamp(3) with time zone not null,
  revoked_at timestamp(3) with time zone,
  revoked_why varchar(60),
  certificate bytea,
  constraint certificate_serial_once unique (site_id, issuer_key, serial)
);
create index certificate_of_computer on certificate (computer_id);
create index certificate_by_issue on certificate (site_id, issued_at, id);
create index certificate_by_thumbprint on certificate (site_id, thumbprint);

create table certificate_slot (
  site_id uuid not null references site (id),
  certificate_id uuid not null references certificate (id),
  slot varchar(20) not null,
  primary key (certificate_id, slot)
);
create index certificate_slot_of_site on certificate_slot (site_id);

create table certificate_name (
  site_id uuid not null references site (id),
  certificate_id uuid not null references certificate (id),
  place integer not null,
  kind varchar(10) not null,
  name varchar(300) not null,
  primary key (certificate_id, place)
);
create index certificate_name_of_site on certificate_name (site_id);
