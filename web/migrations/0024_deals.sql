-- How many pieces there are, how many are set aside in deals now, and how many were handed over through the site.
alter table listing add column quantity integer not null default 1;
alter table listing add column reserved integer not null default 0;
alter table listing add column sold integer not null default 0;

-- feature: deals
create table deal (
    id bigint primary key,
    thread_id bigint not null,
    listing_id bigint not null,
    title text not null,
    buyer_id bigint,
    seller_id bigint,
    state text not null,
    price bigint not null,
    quantity integer not null,
    held integer not null,
    pay text not null,
    pay_link text not null,
    meet_place text not null,
    meet_at bigint,
    last_id bigint not null,
    due_at bigint,
    done_at bigint,
    ended_at bigint,
    buyer_mail bigint not null,
    seller_mail bigint not null,
    send_key text not null,
    created_at bigint not null
);
create index deal_buyer on deal (buyer_id, id);
create index deal_seller on deal (seller_id, id);
create index deal_thread on deal (thread_id, id);
create index deal_listing on deal (listing_id, id);
create index deal_due on deal (due_at) where due_at is not null;
create index deal_orphan on deal (id) where ended_at is null and (buyer_id is null or seller_id is null);
create index deal_disputed on deal (last_id) where state = 'disputed';
create index deal_ended on deal (ended_at);

-- The journal that both see: each row was the answer to the row `after_id`, so the history of a deal is one line.
-- feature: deals
create table deal_step (
    id bigint primary key,
    deal_id bigint not null references deal (id),
    after_id bigint not null,
    member_id bigint,
    who text not null,
    step text not null,
    state text not null,
    price bigint,
    quantity integer,
    words text not null,
    moment bigint,
    at bigint not null
);
create unique index deal_step_line on deal_step (deal_id, after_id);
create index deal_step_member on deal_step (member_id);
