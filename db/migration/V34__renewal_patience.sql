-- For how long Windows is given to pick a renewed certificate up by its subject before a restart is asked for.
alter table site add column patience_hours integer default 24 not null;
