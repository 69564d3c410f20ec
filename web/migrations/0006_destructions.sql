-- feature: destructions
create table destruction (
    id bigint primary key,
    member_id bigint not null,
    destroyed_at bigint not null,
    purged_at bigint
);
create index destruction_waiting on destruction (purged_at);
create index destruction_member on destruction (member_id);
