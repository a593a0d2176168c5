-- How many were revoked up to an instant is counted in the index alone.
drop index certificate_revoked;
create index certificate_revoked on certificate (authority_id, site_id, state, not_after, revoked_at);
