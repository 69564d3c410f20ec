-- feature: core
create table keeping_term (
    id bigint primary key,
    code text not null,
    seconds bigint not null,
    volume text not null,
    nature text not null,
    sensitivity text not null,
    risk text not null,
    purposes text not null,
    law text not null,
    ground text not null,
    changed_at bigint not null,
    changed_by bigint not null
);
create unique index keeping_term_code on keeping_term (code);

-- feature: terms
create table legal_hold (
    id bigint primary key,
    member_id bigint not null,
    ground text not null,
    reason text not null,
    set_by bigint not null,
    at bigint not null,
    look_again_at bigint,
    silent_until bigint,
    restricted_at bigint,
    lifted_at bigint,
    lifted_by bigint,
    lifted_reason text not null default '',
    salt text not null
);
create index legal_hold_member on legal_hold (member_id);
create index legal_hold_open on legal_hold (member_id) where lifted_at is null;
create index legal_hold_lifted on legal_hold (lifted_at) where lifted_at is not null;

-- feature: terms
create table keeping_run (
    id bigint primary key,
    at bigint not null,
    code text not null,
    gone bigint not null
);
create unique index keeping_run_at on keeping_run (at, code);

-- What has passed its term is found by these, at any size.
create index session_expires on session (expires_at);
create index session_seen on session (seen_at);
create index session_created on session (created_at);
create index mail_link_expires on mail_link (expires_at);
create index member_unconfirmed on member (created_at) where confirmed_at is null;
create index member_idle on member (last_active_day);
create index listing_closed on listing (closed_at) where closed_at is not null;
create index consent_until on consent (until) where until is not null;
create index report_decided on report (decided_at) where decided_at is not null;
create index staff_action_at on staff_action (at);
create index outbox_unsent on outbox (created_at) where sent_at is null;
