-- Wrong codes of an app in a row, whoever typed them, until one was right.
alter table second_factor add column wrong_in_row integer default 0 not null;
-- The portal's own certificates stand here before they are signed, and can be revoked like any other.
alter table portal_certificate add column state varchar(20) default 'ISSUED' not null;
alter table portal_certificate add column revoked_at timestamp(3) with time zone;
alter table portal_certificate add column revoked_why varchar(60);
alter table portal_certificate alter column sha256 drop not null;
alter table portal_certificate alter column chain drop not null;
create index portal_certificate_by_serial on portal_certificate (authority_id, serial);
