-- The label of the PKCS #11 token on which the private key of a CA lies; empty for keys that lie sealed in the portal.
alter table authority add column kept_on varchar(64);
