-- What is or was to be warned of. open_key is unique while a warning stands and empty afterwards; once_key stays.
create table warning (
  id uuid not null primary key,
  site_id uuid not null references site (id),
  kind varchar(20) not null,
  object_id varchar(120) not null,
  level varchar(20) not null,
  what text not null,
  ends_at timestamp(3) with time zone,
  once_key varchar(240) not null,
  open_key varchar(240),
  noticed_at timestamp(3) with time zone not null,
  due_at timestamp(3) with time zone not null,
  told_at timestamp(3) with time zone,
  closed_at timestamp(3) with time zone,
  constraint warning_open_once unique (site_id, open_key)
);
create index warning_by_key on warning (site_id, once_key);
create index warning_closed on warning (site_id, closed_at);

create table warning_mute (
  id uuid not null primary key,
  site_id uuid not null references site (id),
  kind varchar(20) not null,
  object_id varchar(120) not null,
  until_at timestamp(3) with time zone not null,
  note text not null,
  muted_by varchar(200) not null,
  muted_at timestamp(3) with time zone not null,
  constraint warning_mute_once unique (site_id, kind, object_id)
);

-- Whom to tell. What makes an address secret lies in table secret, target only says which host it is.
create table warning_channel (
  id uuid not null primary key,
  site_id uuid not null references site (id),
  kind varchar(20) not null,
  target varchar(300) not null,
  lang varchar(10) not null,
  weekly boolean not null,
  made_at timestamp(3) with time zone not null
);
create index warning_channel_of_site on warning_channel (site_id);

-- What is to be sent, and what came of it.
create table warning_message (
  id uuid not null primary key,
  site_id uuid not null references site (id),
  channel_id uuid not null references warning_channel (id) on delete cascade,
  once_key varchar(120) not null,
  content text not null,
  state varchar(20) not null,
  attempts integer not null,
  next_try_at timestamp(3) with time zone not null,
  leased_until timestamp(3) with time zone,
  answer text,
  created_at timestamp(3) with time zone not null,
  ended_at timestamp(3) with time zone,
  constraint warning_message_once unique (channel_id, once_key)
);
create index warning_message_waiting on warning_message (site_id, state, next_try_at);
