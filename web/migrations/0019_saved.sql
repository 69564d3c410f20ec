-- feature: saved
create table favourite (
    id bigint primary key,
    member_id bigint not null,
    listing_id bigint not null,
    category_id bigint,
    price bigint,
    told_price bigint,
    fresh boolean not null,
    mail_id bigint,
    at bigint not null
);
create unique index favourite_pair on favourite (member_id, listing_id);
create index favourite_listing on favourite (listing_id);
create index favourite_fresh on favourite (member_id) where fresh;
create index favourite_mail on favourite (mail_id) where mail_id is not null;

-- feature: saved
create table saved_search (
    id bigint primary key,
    member_id bigint not null,
    name text not null,
    address text not null,
    expression text not null,
    anchor text not null,
    phrased boolean not null,
    made_with text not null,
    on_site boolean not null,
    mail text not null,
    looked_seq bigint not null,
    seen_seq bigint not null,
    news_seq bigint not null,
    fresh integer not null,
    mail_seq bigint not null,
    mail_due bigint,
    mailed_at bigint,
    used_at bigint not null,
    stopped_at bigint,
    at bigint not null
);
create index saved_search_member on saved_search (member_id, id);
create index saved_search_fresh on saved_search (member_id) where fresh > 0;
create index saved_search_anchor on saved_search (anchor, id) where stopped_at is null;
create index saved_search_made on saved_search (made_with);
create index saved_search_due on saved_search (mail_due) where mail_due is not null;
create index saved_search_used on saved_search (used_at) where stopped_at is null;

-- feature: saved
create table saved_delivery (
    id bigint primary key,
    member_id bigint not null,
    search_id bigint,
    channel text not null,
    n integer not null,
    result text not null,
    from_seq bigint not null,
    to_seq bigint not null,
    mail_id bigint,
    at bigint not null
);
create index saved_delivery_member on saved_delivery (member_id, id);
create index saved_delivery_search on saved_delivery (search_id, channel, at);
create index saved_delivery_waiting on saved_delivery (mail_id) where result = 'queued';
create index saved_delivery_at on saved_delivery (at);

-- feature: saved
create table hidden_seller (
    id bigint primary key,
    member_id bigint not null,
    seller_id bigint not null,
    at bigint not null
);
create unique index hidden_seller_pair on hidden_seller (member_id, seller_id);
create index hidden_seller_seller on hidden_seller (seller_id);

-- feature: saved
create table opened_listing (
    id bigint primary key,
    member_id bigint not null,
    listing_id bigint not null,
    at bigint not null
);
create unique index opened_listing_pair on opened_listing (member_id, listing_id);
create index opened_listing_newest on opened_listing (member_id, at);
create index opened_listing_at on opened_listing (at);

-- feature: saved
create table saved_choice (
    id bigint primary key,
    member_id bigint not null,
    mail_drops boolean not null,
    remember boolean not null,
    at bigint not null
);
create unique index saved_choice_member on saved_choice (member_id);

-- How far everybody's searches and prices were looked at.
-- feature: saved
create table saved_mark (
    name text primary key,
    value bigint not null
);
