-- Which client of a group a check looked at. Told and seen are remembered side by side from here on: the key of a fact
-- ends with how it is known, and rows without that ending are as good as before.
alter table observation add column member varchar(253);
