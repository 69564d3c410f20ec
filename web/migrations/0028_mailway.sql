-- What the mails about messages hold: full, notice or none.
alter table message_choice add column mails text not null default 'full';

-- Whether a member wants mails about reviews.
alter table seller_choice add column mails boolean not null default true;
