-- Since when a member's listings are shown on this site only: not in feeds, nor to programs, nor to search engines.
alter table member add column site_only_at bigint;
create index member_site_only on member (id) where site_only_at is not null;

-- When what everybody sees of a listing last changed; sitemaps are read from the index alone.
alter table listing add column changed_at bigint;
update listing set changed_at = coalesce(renewed_at, published_at) where state = 'live';
drop index listing_newest;
create index listing_newest on listing (state, seq, changed_at, member_id);

-- feature: feeds
create table distribution (
    id bigint primary key,
    member_id bigint not null,
    site_only boolean not null,
    at bigint not null,
    salt text not null
);
create index distribution_member on distribution (member_id, id);
create index distribution_at on distribution (at);
