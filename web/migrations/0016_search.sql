-- What a listing cost before its price fell; null when it did not, or rose since.
-- feature: listings
alter table listing add column lowered_from bigint;
