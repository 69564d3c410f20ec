-- Since when somebody has the role they have: whoever is new to it approves nothing as the second person yet.
alter table member add column role_since bigint;
update member set role_since = coalesce((select max(at) from staff_action where subject = 'member' and subject_id = member.id
and action in ('member role changed', 'role moderator at the console', 'role administrator at the console')), created_at)
where role <> 'member';

-- A longer silence that one person asked for and a second one has not agreed to yet.
alter table authority_request add column longer_until bigint;
alter table authority_request add column longer_reason text not null default '';
alter table authority_request add column longer_by bigint;

-- The desk picks by kind and state in the order of its pages, however many requests there are.
create index request_desk on request ((coalesce(due_at, 0)), id) where closed_at is null;
create index request_desk_kind on request (kind, (coalesce(due_at, 0)), id) where closed_at is null;
create index request_desk_state on request (state, (coalesce(due_at, 0)), id) where closed_at is null;
create index request_over_kind on request (kind, id) where closed_at is not null;
create index request_over_state on request (state, id) where closed_at is not null;
create index request_over_both on request (kind, state, id) where closed_at is not null;
create index request_desk_both on request (kind, state, (coalesce(due_at, 0)), id) where closed_at is null;
create index request_figures on request (kind, state, due_at, closed_at) where alone = false;
create index request_decided on request (kind, id) where alone = false and state in ('done', 'refused');
