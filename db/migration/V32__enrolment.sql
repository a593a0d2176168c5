-- One-time codes with which a computer gets a certificate for a key of its own. Only a code's hash is kept.
-- certificate_id is the newest certificate that came of it: its key may renew it.
create table enrolment (
  id uuid not null primary key,
  site_id uuid not null references site (id),
  computer_id uuid not null references computer (id) on delete cascade,
  code_hash varchar(64) not null,
  made_by varchar(200) not null,
  made_at timestamp(3) with time zone not null,
  expires_at timestamp(3) with time zone not null,
  used_at timestamp(3) with time zone,
  revoked_at timestamp(3) with time zone,
  revoked_by varchar(200),
  certificate_id uuid references certificate (id) on delete set null,
  constraint enrolment_code_once unique (code_hash)
);
create index enrolment_of_computer on enrolment (site_id, computer_id);
create index enrolment_of_certificate on enrolment (certificate_id);
