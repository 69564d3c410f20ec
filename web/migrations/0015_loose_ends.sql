-- Where somebody without an account follows a request and answers.
alter table request add column page text not null default '';
-- A law asks to keep this member's data; until when it asks for silence about that.
alter table member add column held boolean not null default false;
alter table member add column held_silently_until bigint;
-- What a held member deleted is kept from everybody until the hold is lifted.
alter table listing add column silent_until bigint;
alter table photo add column silent_until bigint;
create index listing_kept on listing (member_id) where state = 'kept';
create index photo_kept on photo (member_id) where subject = 'kept';
update member set held = true, held_silently_until = (select max(silent_until) from legal_hold where legal_hold.member_id = member.id and lifted_at is null)
where id in (select member_id from legal_hold where lifted_at is null);
