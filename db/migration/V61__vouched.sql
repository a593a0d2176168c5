-- Whether somebody answers for a sighting: the portal itself, an administrator, or a computer by its key. Of checks that
-- were handed in before nobody wrote down by whom: they tell what that viewer met, and no facts about the server follow
-- from them until it is looked at again or an administrator hands a new check in.
alter table sighting add column vouched boolean default true not null;
update sighting set vouched = false where seen_from is not null;
update sighting_newest set port_key = port_key || ' ?'
  where sighting_id in (select id from sighting where not vouched);
