-- A destruction is decided (destroyed_at), then carried out in steps until nothing is left (erased_at), then purged.
alter table destruction add column erased_at bigint;
update destruction set erased_at = destroyed_at;
create index destruction_unfinished on destruction (erased_at);

-- Photos whose files are still to be put where they belong, or removed: written with the change, gone when it is done.
-- feature: media
create table photo_errand (
    id bigint primary key,
    subject text not null,
    subject_id bigint,
    name text not null
);
