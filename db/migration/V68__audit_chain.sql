-- The chain of the audit trail: a running number per site, given when an entry is sealed; null until then.
alter table audit_entry add column chain_number bigint;
create unique index audit_entry_by_number on audit_entry (chain_number, site_id);

-- Where the chain of a site ends, and what came of proving it last.
create table audit_chain (
  site_id uuid not null primary key references site (id),
  sealed_to bigint not null,
  head_hash bytea not null,
  checked_at timestamp(3) with time zone,
  checked_to bigint,
  broken_number bigint,
  broken_why varchar(40)
);

-- Keys made for checkpoints; their private halves are sealed secrets.
create table audit_key (
  id uuid not null primary key,
  site_id uuid not null references site (id),
  public_key bytea not null,
  created_at timestamp(3) with time zone not null
);
create index audit_key_of_site on audit_key (site_id, created_at);

create table audit_checkpoint (
  site_id uuid not null references site (id),
  chain_number bigint not null,
  chain_hash bytea not null,
  made_at timestamp(3) with time zone not null,
  key_id uuid not null references audit_key (id),
  signature bytea not null,
  primary key (site_id, chain_number)
);
