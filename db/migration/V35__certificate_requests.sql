-- What was asked for at another authority: the row of the certificate, in state REQUESTED, has the rest.
create table certificate_request (
  certificate_id uuid not null primary key references certificate (id),
  site_id uuid not null references site (id),
  asked_by varchar(200) not null,
  request bytea
);
create index certificate_request_of_site on certificate_request (site_id);
