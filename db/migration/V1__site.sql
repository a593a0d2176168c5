create table site (
  id uuid not null primary key,
  name varchar(200) not null,
  created_at timestamp(3) with time zone not null
);
