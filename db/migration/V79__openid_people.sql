-- For whom a provider of OpenID Connect vouches: known by issuer and subject, never by a name or a mail address.
create table openid_person (
  account_id uuid not null primary key references account (id),
  issuer varchar(500) not null,
  subject varchar(255) not null,
  constraint openid_person_once unique (issuer, subject)
);
-- Sign-ins that were begun and wait for the browser to come back from the provider: each once, in any portal.
create table openid_begun (
  token_hash varchar(64) not null primary key,
  next_path varchar(2000) not null,
  expires_at timestamp(3) with time zone not null
);
create index openid_begun_by_end on openid_begun (expires_at);
