-- What the portal itself shows over HTTPS. current_key is unique while a certificate is the one to show and empty
-- afterwards; older ones stay known, their private keys do not.
create table portal_certificate (
  id uuid not null primary key,
  site_id uuid not null references site (id),
  origin varchar(20) not null,
  authority_id uuid,
  serial varchar(64) not null,
  sha256 varchar(64) not null,
  not_before timestamp(3) with time zone not null,
  not_after timestamp(3) with time zone not null,
  chain text not null,
  kept_at timestamp(3) with time zone not null,
  current_key varchar(20),
  constraint portal_certificate_current_once unique (site_id, current_key)
);
