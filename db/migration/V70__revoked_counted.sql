-- How many an authority revoked is asked with each new list: counted in the index alone.
create index certificate_revoked on certificate (authority_id, site_id, state, not_after);
