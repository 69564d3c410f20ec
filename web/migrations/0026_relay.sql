-- The address through which one of the two people of a thread writes by mail, and how far the other's words were sent there.
-- feature: relay
create table relay_address (
    id bigint primary key,
    thread_id bigint not null references thread (id),
    member_id bigint not null,
    secret text not null,
    mail_id bigint,
    mailed_from bigint not null,
    mailed_to bigint not null,
    created_at bigint not null
);
create unique index relay_address_side on relay_address (thread_id, member_id);
create index relay_address_member on relay_address (member_id);
