-- Who asked for the phone of a listing: counted against collecting numbers, and for the seller to see how often.
-- feature: listings
create table phone_request (
    id bigint primary key,
    listing_id bigint not null,
    member_id bigint not null,
    at bigint not null
);
create unique index phone_request_pair on phone_request (listing_id, member_id);
create index phone_request_member on phone_request (member_id, at);
create index phone_request_at on phone_request (at);
