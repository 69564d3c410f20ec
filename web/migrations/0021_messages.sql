-- What a message is besides a person's words (a step of a deal), its photos, and for whom of the two it is deleted.
alter table message add column kind varchar(20) not null default '';
alter table message add column photos integer not null default 0;
alter table message add column sender_gone boolean not null default false;
alter table message add column other_gone boolean not null default false;

-- What each of the two did with a conversation: muted it, put it away, deleted it up to a message.
alter table thread add column buyer_muted boolean not null default false;
alter table thread add column seller_muted boolean not null default false;
alter table thread add column buyer_archived boolean not null default false;
alter table thread add column seller_archived boolean not null default false;
alter table thread add column buyer_gone bigint not null default 0;
alter table thread add column seller_gone bigint not null default 0;
-- Whether the words by which the two find it are up to date.
alter table thread add column worded boolean not null default false;
drop index thread_buyer;
drop index thread_seller;
drop index thread_buyer_fresh;
drop index thread_seller_fresh;
create index thread_buyer on thread (buyer_id, buyer_archived, last_id);
create index thread_seller on thread (seller_id, seller_archived, last_id);
create index thread_buyer_fresh on thread (buyer_id, last_id) where last_id > buyer_read;
create index thread_seller_fresh on thread (seller_id, last_id) where last_id > seller_read;
create index thread_unworded on thread (id) where not worded;

-- The words of a conversation as one of the two may find them: keyed digests of word stems, never the words.
-- feature: messages
create table thread_word (
    id bigint primary key,
    thread_id bigint not null,
    reader_id bigint,
    other_id bigint,
    own text not null,
    others text not null
);
create unique index thread_word_reader on thread_word (reader_id, thread_id);
create index thread_word_thread on thread_word (thread_id);
create index thread_word_other on thread_word (other_id);

-- feature: messages
create table quick_reply (
    id bigint primary key,
    member_id bigint not null,
    body text not null,
    at bigint not null
);
create index quick_reply_member on quick_reply (member_id, id);

-- Marks of delivery and reading: whether the member takes part, from which message on, and up to which one messages reached them.
-- feature: messages
create table message_choice (
    id bigint primary key,
    member_id bigint not null,
    marks boolean not null,
    marks_from bigint not null,
    got bigint not null,
    salt text not null
);
create unique index message_choice_member on message_choice (member_id);
