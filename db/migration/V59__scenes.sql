-- What learners said of the scenes, one row an answer. It belongs to the person, as the lessons do.
create table scene_round (
  account_id uuid not null references account (id),
  round integer not null,
  begun_at timestamp(3) with time zone not null,
  primary key (account_id, round)
);

create table scene_said (
  account_id uuid not null references account (id),
  round integer not null,
  number integer not null,
  cause varchar(40) not null,
  owner varchar(40) not null,
  mend varchar(80) not null,
  said_at timestamp(3) with time zone not null,
  primary key (account_id, round, number)
);

-- A round was packed into the answer of a made-up step. What was found with it is kept as a deed.
delete from lesson_step where lesson = 'scenes';
