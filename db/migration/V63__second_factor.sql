-- The second factor of a person. Its key lies sealed among the secrets; here is what may be known of it.
create table second_factor (
  account_id uuid not null primary key references account (id),
  turned_on_at timestamp(3) with time zone not null,
  last_step bigint not null
);
-- Codes for the day on which the phone is gone, each good for one time.
create table recovery_code (
  account_id uuid not null references account (id),
  code_hash varchar(64) not null,
  constraint recovery_code_key primary key (account_id, code_hash)
);
-- What a session still waits for before it opens anything: a code, or a second factor that has to be set up first.
alter table session add column awaits varchar(20);
