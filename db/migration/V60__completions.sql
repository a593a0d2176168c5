-- Certificates of completion. They belong to the person, not to a site: a training site may go, they stay as issued.
create table completion (
  account_id uuid not null primary key references account (id),
  issued_at timestamp(3) with time zone not null,
  lessons integer not null,
  serial varchar(64) not null,
  sha256 varchar(64) not null,
  certificate text not null,
  chain text not null,
  constraint completion_certificate_once unique (sha256)
);
create index completion_by_serial on completion (serial);
