-- feature: core
create table sequence (
    name text primary key,
    last bigint not null
);

-- feature: core
create table topic (
    name text primary key,
    n bigint not null
);
create index topic_n on topic (n);

-- feature: core
create table job (
    name text primary key,
    lease_until bigint not null,
    done_at bigint,
    failed text
);

-- feature: core
create table staff_action (
    id bigint primary key,
    staff_id bigint not null,
    action text not null,
    subject text not null,
    subject_id bigint,
    reason text not null,
    about_id bigint,
    at bigint not null,
    salt text not null
);
create index staff_action_about on staff_action (about_id);
