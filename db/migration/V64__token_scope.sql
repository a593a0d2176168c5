-- What a token may do at most: a role, the owner's where none is named, and whether it only reads.
alter table api_token add column access varchar(20);
alter table api_token add column read_only boolean default false not null;
