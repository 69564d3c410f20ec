-- Marks of long messages, by which the same words to many people are seen for a day.
-- feature: scam
create table repeated (
    id bigint primary key,
    member_id bigint not null,
    words text not null,
    receiver text not null,
    at bigint not null
);
create index repeated_member on repeated (member_id, id);
create index repeated_at on repeated (at);

-- Hosts that the operator trusts, besides the site's own.
-- feature: scam
create table trusted_host (
    id bigint primary key,
    host text not null,
    added_at bigint not null
);

-- What things of a category cost in a region; region 0 is the whole country.
-- feature: listings
create table usual_price (
    id bigint primary key,
    category_id bigint not null,
    region_id bigint not null,
    middle bigint not null,
    low bigint not null,
    listings integer not null
);

-- The words that a report was made about, where the site had warned of them.
alter table report add column passage text not null default '';
