-- What was taken back of the certificates that authorities signed for authorities; and certificates that were given up
-- before they were signed have neither a thumbprint nor a key.
alter table authority_certificate add column revoked_at timestamp(3) with time zone;
alter table authority_certificate add column revoked_why varchar(60);
update certificate set thumbprint = null, key_kept = false where state = 'ABANDONED';
