-- A slot may show on several ports, and the mobile server's port without TLS is written beside them (HTTP).
create table server_port_next (
  site_id uuid not null references site (id),
  server_id uuid not null references server (id),
  slot varchar(20) not null,
  port integer not null,
  primary key (server_id, slot, port)
);
insert into server_port_next (site_id, server_id, slot, port) select site_id, server_id, slot, port from server_port;
drop table server_port;
alter table server_port_next rename to server_port;
create index server_port_of_site on server_port (site_id);
