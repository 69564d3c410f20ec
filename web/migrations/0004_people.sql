-- feature: operator
create table operator_fact (
    name text primary key,
    value text not null,
    changed_at bigint not null
);

-- feature: mail
create table outbox (
    id bigint primary key,
    member_id bigint,
    recipient text not null,
    subject text not null,
    body text not null,
    kind text not null,
    created_at bigint not null,
    send_after bigint not null,
    tries integer not null,
    sent_at bigint,
    failed text
);
create index outbox_waiting on outbox (sent_at, send_after);
create index outbox_member on outbox (member_id);

-- feature: consents
create table consent (
    id bigint primary key,
    member_id bigint not null,
    purpose text not null,
    decision text not null,
    version bigint,
    operator_name text not null,
    operator_bin text not null,
    full_name text not null,
    term text not null,
    until bigint,
    third_parties boolean not null,
    abroad boolean not null,
    open_sources boolean not null,
    data_list text not null,
    further text not null,
    wording text not null,
    wording_hash text not null,
    language text not null,
    method text not null,
    at bigint not null,
    salt text not null
);
create index consent_member on consent (member_id, purpose, id);

-- feature: accounts
create table member (
    id bigint primary key,
    email text not null,
    email_hash text not null,
    password_hash text not null,
    role text not null,
    language text not null,
    display_name text not null,
    first_name text not null,
    last_name text not null,
    phone text not null,
    about text not null,
    region_id bigint,
    town_id bigint,
    name_seen_by text not null,
    phone_seen_by text not null,
    about_seen_by text not null,
    town_seen_by text not null,
    created_at bigint not null,
    confirmed_at bigint,
    last_active_day bigint not null,
    blocked_at bigint,
    blocked_by text not null,
    blocked_reason text not null,
    delete_after bigint,
    warned integer not null default 0,
    warned_at bigint
);
create unique index member_email on member (email_hash);
create index member_delete on member (delete_after);
create index member_blocked on member (id) where blocked_at is not null;

-- feature: accounts
create table session (
    id bigint primary key,
    member_id bigint not null references member (id),
    token_hash text not null,
    browser text not null,
    remembered boolean not null,
    created_at bigint not null,
    seen_at bigint not null,
    expires_at bigint not null
);
create unique index session_token on session (token_hash);
create index session_member on session (member_id);

-- feature: accounts
create table mail_link (
    id bigint primary key,
    member_id bigint references member (id),
    purpose text not null,
    token_hash text not null,
    new_email text not null,
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint
);
create unique index mail_link_token on mail_link (token_hash);
create index mail_link_member on mail_link (member_id);
