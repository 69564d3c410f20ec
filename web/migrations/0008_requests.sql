-- feature: workdays
create table calendar_year (
    year bigint primary key,
    added_at bigint not null
);

-- feature: workdays
create table calendar_day (
    day text primary key,
    works boolean not null,
    name text not null
);

-- feature: requests
create table request (
    id bigint primary key,
    number text not null,
    kind text not null,
    member_id bigint,
    contact text not null,
    language text not null,
    subject text not null,
    subject_id bigint,
    state text not null,
    alone boolean not null,
    ground text not null,
    received_at bigint not null,
    due_at bigint,
    warned integer not null,
    moved_at bigint not null,
    closed_at bigint
);
create unique index request_number on request (number);
create index request_member on request (member_id, id);
create index request_waiting on request (due_at) where closed_at is null;
create index request_kind on request (kind, closed_at);
create index request_alone on request (kind) where alone = true;
create index request_asked on request (id) where alone = false;

-- feature: requests
create table request_step (
    id bigint primary key,
    request_id bigint not null references request (id),
    role text not null,
    action text not null,
    ground text not null,
    at bigint not null,
    salt text not null
);
create index request_step_request on request_step (request_id, id);

-- feature: requests
create table request_text (
    id bigint primary key,
    request_id bigint not null references request (id),
    step_id bigint not null,
    role text not null,
    body text not null,
    at bigint not null,
    closed_at bigint,
    salt text not null
);
create index request_text_request on request_text (request_id, id);

-- feature: requests
create table request_file (
    id bigint primary key,
    request_id bigint not null references request (id),
    name text not null,
    title text not null,
    kind text not null,
    bytes integer not null,
    digest text not null,
    at bigint not null
);
create index request_file_request on request_file (request_id, id);
create index request_closed on request (closed_at) where closed_at is not null;
create index request_text_closed on request_text (closed_at) where closed_at is not null;
