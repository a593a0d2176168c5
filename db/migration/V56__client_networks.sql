-- Where the clients of a group have their addresses: ranges in CIDR form, separated by spaces.
alter table client_group add column networks text not null default '';
