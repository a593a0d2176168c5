-- A site and what it is made of. Every table of a site carries site_id; uniqueness holds per site.
create table site (
  id uuid not null primary key,
  kind varchar(20) not null,
  name varchar(200) not null,
  domain varchar(253),
  version varchar(20),
  by_address boolean not null,
  stale_after_seconds bigint not null,
  plan_version bigint not null,
  evidence_version bigint not null,
  owner_id uuid,
  created_at timestamp(3) with time zone not null
);

create table site_setting (
  site_id uuid not null references site (id),
  name varchar(100) not null,
  setting text not null,
  primary key (site_id, name)
);

-- label_key is the label while the computer takes part, and its id once it is retired or while it has no label.
create table computer (
  id uuid not null primary key,
  site_id uuid not null references site (id),
  host_name varchar(253),
  domain varchar(253),
  registered_as varchar(253),
  public_name varchar(253),
  windows varchar(30) not null,
  generation integer not null,
  presence varchar(20) not null,
  presence_since timestamp(3) with time zone not null,
  presence_until date,
  presence_why text not null,
  presence_by varchar(200) not null,
  notes text not null,
  label_key varchar(300) not null,
  constraint computer_label_once unique (site_id, label_key)
);

create table computer_name (
  site_id uuid not null references site (id),
  computer_id uuid not null references computer (id),
  place integer not null,
  name varchar(253) not null,
  kept_until date,
  primary key (computer_id, place)
);
create index computer_name_of_site on computer_name (site_id);

create table computer_address (
  site_id uuid not null references site (id),
  computer_id uuid not null references computer (id),
  place integer not null,
  address varchar(45) not null,
  primary key (computer_id, place)
);
create index computer_address_of_site on computer_address (site_id);

create table server (
  id uuid not null primary key,
  site_id uuid not null references site (id),
  computer_id uuid not null references computer (id),
  place integer not null,
  role varchar(30) not null,
  name varchar(300) not null,
  account varchar(256),
  version varchar(20)
);
create index server_of_site on server (site_id);
create index server_of_computer on server (computer_id);

create table server_port (
  site_id uuid not null references site (id),
  server_id uuid not null references server (id),
  slot varchar(20) not null,
  port integer not null,
  primary key (server_id, slot)
);
create index server_port_of_site on server_port (site_id);

create table client_group (
  id uuid not null primary key,
  site_id uuid not null references site (id),
  kind varchar(30) not null,
  name varchar(300) not null,
  client_count integer not null,
  version varchar(20),
  notes text not null
);
create index client_group_of_site on client_group (site_id);

create table client_group_serves (
  site_id uuid not null references site (id),
  group_id uuid not null references client_group (id),
  computer_id uuid not null references computer (id),
  place integer not null,
  primary key (group_id, computer_id)
);
create index client_group_serves_of_site on client_group_serves (site_id);
create index client_group_serves_computer on client_group_serves (computer_id);
