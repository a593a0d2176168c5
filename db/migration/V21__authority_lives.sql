-- The life of an authority: asked for elsewhere, waiting for trust, signing, retired; and where its key went.
alter table authority add column stage varchar(20) default 'ACTIVE' not null;
update authority set stage = 'RETIRED' where retired;
alter table authority drop column retired;
alter table authority add column request bytea;
alter table authority add column key_left_at timestamp(3) with time zone;
alter table authority add column key_file varchar(64);

-- Every certificate that an authority of the site signed, or is about to sign, for another authority. A serial number
-- that was begun stays known, whatever becomes of it.
create table authority_certificate (
  id uuid not null primary key,
  site_id uuid not null references site (id),
  authority_id uuid not null,
  issuer_id uuid not null references authority (id),
  purpose varchar(20) not null,
  issuer_key varchar(64) not null,
  serial varchar(64) not null,
  state varchar(20) not null,
  certificate bytea,
  begun_at timestamp(3) with time zone not null,
  constraint authority_serial_once unique (site_id, issuer_key, serial)
);
create index authority_certificate_of_authority on authority_certificate (authority_id);
