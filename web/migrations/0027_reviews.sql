-- What one side of a deal says about the other: seen by others from `shown_at` on. A nameless row has lost its author's account.
-- feature: reviews
create table review (
    id bigint primary key,
    deal_id bigint not null,
    side text not null,
    author_id bigint,
    about_id bigint not null,
    stars integer not null,
    words text not null,
    reply text not null,
    reply_at bigint,
    hidden_rule text not null,
    hidden_reason text not null,
    reply_rule text not null,
    reply_reason text not null,
    shown_at bigint not null,
    revealed boolean not null,
    withdrawn_at bigint,
    at bigint not null,
    changed_at bigint not null
);
create unique index review_side on review (deal_id, side);
create index review_about on review (about_id, id);
create index review_author on review (author_id, id);
create index review_at on review (at);
create index review_waiting on review (shown_at) where revealed = false;
create index review_withdrawn on review (withdrawn_at) where withdrawn_at is not null;

-- Who sees what of a member as a seller; without a row it is as rules.py says.
-- feature: reviews
create table seller_choice (
    id bigint primary key,
    member_id bigint not null,
    since_seen_by text not null,
    sold_seen_by text not null,
    answers_seen_by text not null,
    reviews_seen_by text not null,
    at bigint not null
);
create unique index seller_choice_member on seller_choice (member_id);
