-- Who vouches for a person: the portal by a password of its own, or a directory that is asked at each sign-in.
alter table account add column kind varchar(20) default 'LOCAL' not null;
alter table account alter column password_hash drop not null;
-- Kept out because the directory names no group any more, which ends by itself; an administrator's word does not.
alter table account add column left_groups boolean default false not null;
