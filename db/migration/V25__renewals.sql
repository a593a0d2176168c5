-- Renewals that were spread over weeks. Which of them are done follows from the certificates themselves.
create table renewal_plan (
  id uuid not null primary key,
  site_id uuid not null references site (id),
  starts_at timestamp(3) with time zone not null,
  weeks integer not null,
  days integer not null,
  ended boolean not null,
  created_by varchar(200) not null,
  created_at timestamp(3) with time zone not null
);
create index renewal_plan_of_site on renewal_plan (site_id, created_at);

create table renewal_plan_item (
  site_id uuid not null references site (id),
  plan_id uuid not null references renewal_plan (id),
  certificate_id uuid not null references certificate (id),
  week integer not null,
  primary key (plan_id, certificate_id)
);
create index renewal_plan_item_of_site on renewal_plan_item (site_id);
