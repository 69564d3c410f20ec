-- feature: media
create table photo (
    id bigint primary key,
    member_id bigint not null,
    subject text not null,
    subject_id bigint not null,
    position integer not null,
    name text not null,
    width integer not null,
    height integer not null,
    bytes integer not null,
    fingerprint bigint not null,
    upload_key text not null,
    created_at bigint not null
);
create index photo_subject on photo (subject, subject_id, position);
create index photo_member on photo (member_id);
create index photo_fingerprint on photo (fingerprint);

-- feature: listings
create table listing (
    id bigint primary key,
    seq bigint,
    member_id bigint not null references member (id),
    state text not null,
    category_id bigint,
    price_mode text not null,
    price bigint,
    title_ru text not null,
    title_kk text not null,
    text_ru text not null,
    text_kk text not null,
    attributes text not null,
    region_id bigint,
    town_id bigint,
    show_phone boolean not null,
    cover text not null,
    photos integer not null,
    source_key text not null,
    created_at bigint not null,
    published_at bigint,
    renewed_at bigint,
    expires_at bigint,
    reminded_at bigint,
    closed_at bigint,
    close_reason text not null,
    hidden_at bigint,
    hidden_reason text not null,
    hidden_by text not null default ''
);
create unique index listing_seq on listing (seq);
create index listing_member on listing (member_id, id);
create index listing_member_state on listing (member_id, state, seq);
create index listing_expiry on listing (expires_at, state);
create index listing_state on listing (state, id);
create index listing_newest on listing (state, seq);

-- feature: listings
create table price_change (
    id bigint primary key,
    listing_id bigint not null references listing (id),
    price_mode text not null,
    price bigint,
    at bigint not null
);
create index price_change_listing on price_change (listing_id, id);

-- feature: messages
create table thread (
    id bigint primary key,
    listing_id bigint not null,
    listing_title text not null,
    buyer_id bigint,
    seller_id bigint,
    buyer_read bigint not null,
    seller_read bigint not null,
    buyer_mail bigint not null default 0,
    seller_mail bigint not null default 0,
    last_id bigint not null,
    last_at bigint not null,
    created_at bigint not null
);
create unique index thread_pair on thread (listing_id, buyer_id);
create index thread_buyer on thread (buyer_id, last_id);
create index thread_seller on thread (seller_id, last_id);
create index thread_buyer_fresh on thread (buyer_id) where last_id > buyer_read;
create index thread_seller_fresh on thread (seller_id) where last_id > seller_read;
create index thread_last on thread (last_at);

-- feature: messages
create table message (
    id bigint primary key,
    thread_id bigint not null references thread (id),
    sender_id bigint,
    body text not null,
    send_key text not null,
    at bigint not null,
    hidden_at bigint,
    hidden_reason text not null default ''
);
create index message_thread on message (thread_id, id);
create index message_sender on message (sender_id, send_key);

-- feature: messages
create table person_block (
    id bigint primary key,
    member_id bigint not null,
    blocked_id bigint not null,
    at bigint not null
);
create unique index person_block_pair on person_block (member_id, blocked_id);
create index person_block_blocked on person_block (blocked_id);

-- feature: moderation
create table report (
    id bigint primary key,
    subject text not null,
    subject_id bigint not null,
    owner_id bigint,
    reporter_id bigint,
    reason text not null,
    detail text not null,
    state text not null,
    decided_by bigint,
    decision text not null,
    decided_at bigint,
    at bigint not null
);
create index report_state on report (state, id);
create index report_subject on report (subject, subject_id);
create index report_reporter on report (reporter_id);
create index report_owner on report (owner_id);
