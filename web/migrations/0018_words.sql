-- feature: index
-- Words that at least five different members use in titles of live listings: folded, as they write it, and how many they are.
create table word (
    word text primary key,
    written text not null,
    members bigint not null
);

-- feature: index
-- Who asks for one of the words in `typed` also finds those in `also`; both are lists with commas.
create table synonym (
    id bigint primary key,
    typed text not null,
    also text not null,
    both_ways boolean not null,
    changed_at bigint not null,
    removed_at bigint
);
create unique index synonym_pair on synonym (typed, also);
