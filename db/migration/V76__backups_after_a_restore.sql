-- After a restore the plan of backups waits until somebody has looked at it: the portal that took the backup may go on.
alter table backup_plan add column held boolean default false not null;
-- Whether this portal wrote the file itself. What was written before a restore is another portal's, and is never removed.
alter table backup_record add column ours boolean default true not null;
