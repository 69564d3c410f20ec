-- A message may be no person's words but a step of a deal between the two.
alter table message add column kind varchar(20) not null default '';
