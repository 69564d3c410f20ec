-- feature: archives
create table archive (
    id bigint primary key,
    member_id bigint not null,
    state text not null,
    done bigint not null,
    total bigint not null,
    bytes bigint not null,
    language text not null,
    name text not null,
    at bigint not null,
    beat_at bigint not null,
    ready_at bigint,
    expires_at bigint not null,
    proved_at bigint not null,
    proved_session bigint not null,
    tries integer not null
);
create unique index archive_member on archive (member_id);
create index archive_state on archive (state);
create index archive_expiry on archive (expires_at);

-- feature: archives
create table record (
    id bigint primary key,
    member_id bigint not null,
    kind text not null,
    content text not null,
    brought_at bigint not null
);
create index record_member on record (member_id);

-- feature: listings
create table publicity (
    id bigint primary key,
    member_id bigint not null,
    listing_id bigint not null,
    event text not null,
    at bigint not null,
    salt text not null
);
create index publicity_member on publicity (member_id, at);
create index publicity_at on publicity (at);
