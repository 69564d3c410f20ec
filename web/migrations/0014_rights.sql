-- feature: rights
create table claim_code (
    id bigint primary key,
    listing_id bigint not null,
    kind text not null,
    datum text not null,
    statement text not null,
    contact text not null,
    contact_hash text not null,
    language text not null,
    code_hash text not null,
    tries integer not null,
    expires_at bigint not null,
    created_at bigint not null,
    claim_id bigint
);
create index claim_code_contact on claim_code (contact_hash, id);

-- feature: rights
create table claim (
    id bigint primary key,
    listing_id bigint not null,
    owner_id bigint,
    request_id bigint not null,
    kind text not null,
    datum text not null,
    statement text not null,
    contact text not null,
    contact_hash text not null,
    language text not null,
    found boolean not null,
    hidden boolean not null,
    state text not null,
    answer text not null,
    decision text not null,
    decided_by bigint,
    decided_at bigint,
    at bigint not null,
    salt text not null
);
create index claim_listing on claim (listing_id, id);
create index claim_contact on claim (contact_hash, id);
create index claim_owner on claim (owner_id, id);
create index claim_state on claim (state, id);
create index claim_staff on claim (decided_by);
create index claim_code_created on claim_code (created_at);
create index claim_decided on claim (decided_at) where decided_at is not null;
