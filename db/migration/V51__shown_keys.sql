-- The SHA-256 of the public key that a port showed: several certificates may have one key. Rows without it are older.
alter table sighting add column key_sha256 varchar(64);
