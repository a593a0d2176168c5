-- Whether the key was made on its server, by a request or a code: such a certificate is renewed from there.
alter table certificate add column key_elsewhere boolean default false not null;
