-- What an administrator wants done and a second one has to approve first, while the site asks for that. The digest stands
-- for the kind and the parameters of the act; nothing of it that is secret is kept.
create table approval (
  id uuid not null primary key,
  site_id uuid not null references site (id),
  number integer not null,
  account_id uuid not null references account (id),
  asker varchar(200) not null,
  act varchar(60) not null,
  subject varchar(300) not null,
  what text not null,
  digest varchar(64) not null,
  path varchar(300) not null,
  state varchar(20) not null,
  offered_at timestamp(3) with time zone not null,
  asked_at timestamp(3) with time zone,
  note varchar(500),
  answerer_id uuid references account (id),
  answerer varchar(200),
  answered_at timestamp(3) with time zone,
  answer_note varchar(500),
  ended_at timestamp(3) with time zone,
  constraint approval_number_once unique (site_id, number)
);
create index approval_by_digest on approval (site_id, account_id, digest);
create index approval_by_state on approval (site_id, state);
