-- What learners did in the lab, and how far they came in each lesson. It belongs to the person, not to a site.
create table learner_deed (
  account_id uuid not null references account (id),
  deed varchar(60) not null,
  done_at timestamp(3) with time zone not null,
  primary key (account_id, deed)
);

create table lesson_step (
  account_id uuid not null references account (id),
  lesson varchar(60) not null,
  step varchar(40) not null,
  opened_at timestamp(3) with time zone not null,
  passed_at timestamp(3) with time zone,
  tries integer not null,
  hints integer not null,
  answer text not null,
  primary key (account_id, lesson, step)
);
