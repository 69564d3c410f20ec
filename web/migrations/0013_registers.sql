-- feature: core
create table chain_check (
    id bigint primary key,
    at bigint not null,
    links bigint not null,
    head text not null,
    faults bigint not null
);

-- feature: core
create table processor (
    id bigint primary key,
    kind text not null,
    name text not null,
    country text not null,
    data text not null,
    purpose text not null,
    contract text not null,
    abroad_basis text not null,
    since_at bigint not null,
    until_at bigint
);
create index processor_kind on processor (kind);

-- feature: core
create table transfer (
    id bigint primary key,
    member_id bigint,
    recipient text not null,
    country text not null,
    ground text not null,
    basis text not null,
    ground_ids text not null,
    what text not null,
    purpose text not null,
    silent_until bigint,
    at bigint not null,
    salt text not null
);
create index transfer_member on transfer (member_id, id);
create index transfer_at on transfer (at);

-- feature: registers
create table register_step (
    id bigint primary key,
    register text not null,
    subject_id bigint not null,
    staff_id bigint not null,
    step text not null,
    detail text not null,
    at bigint not null,
    salt text not null
);
create index register_step_subject on register_step (register, subject_id, id);
create index register_step_staff on register_step (staff_id);

-- feature: registers
create table authority_request (
    id bigint primary key,
    number bigint not null,
    key text not null,
    state text not null,
    authority text not null,
    document text not null,
    basis text not null,
    demand text not null,
    received_at bigint not null,
    due_at bigint not null,
    silent_until bigint,
    silent_reason text not null,
    tables text not null,
    categories text not null,
    period_from bigint,
    period_to bigint,
    decision text not null,
    reason text not null,
    decided_by bigint,
    decided_at bigint,
    approved_by bigint,
    approved_at bigint,
    alone boolean not null,
    digest text not null,
    signed_by text not null,
    made_at bigint,
    handed_at bigint,
    handed_how text not null,
    removed_at bigint
);
create unique index authority_request_key on authority_request (key);
create index authority_request_state on authority_request (state, due_at);

-- feature: registers
create table authority_subject (
    id bigint primary key,
    request_id bigint not null references authority_request (id),
    member_id bigint not null,
    silent_until bigint,
    told_at bigint,
    at bigint not null
);
create unique index authority_subject_pair on authority_subject (request_id, member_id);
create index authority_subject_member on authority_subject (member_id);

-- feature: registers
create table incident (
    id bigint primary key,
    number bigint not null,
    key text not null,
    detected_at bigint not null,
    due_at bigint not null,
    what text not null,
    whose text not null,
    measures text not null,
    everyone boolean not null,
    reported_at bigint,
    letter text not null,
    letters_at bigint,
    letters_last bigint not null,
    closed_at bigint
);
create unique index incident_key on incident (key);

-- feature: registers
create table incident_subject (
    id bigint primary key,
    incident_id bigint not null references incident (id),
    member_id bigint not null,
    told_at bigint,
    at bigint not null
);
create unique index incident_subject_pair on incident_subject (incident_id, member_id);
create index incident_subject_member on incident_subject (member_id);

-- feature: registers
create table partner_fact (
    id bigint primary key,
    member_id bigint not null,
    field text not null,
    value text not null,
    source text not null,
    ground text not null,
    proof text not null,
    got_at bigint not null,
    at bigint not null,
    salt text not null
);
create index partner_fact_member on partner_fact (member_id, id);

-- feature: registers
create table handover (
    id bigint primary key,
    name text not null,
    bin text not null,
    address text not null,
    contact text not null,
    responsible text not null,
    contract text not null,
    announced_at bigint not null,
    ends_at bigint not null,
    letters_last bigint not null,
    letters_at bigint,
    cancelled_at bigint,
    packed_at bigint
);

-- feature: registers
create table handover_objection (
    id bigint primary key,
    handover_id bigint not null references handover (id),
    member_id bigint not null,
    wish text not null,
    at bigint not null,
    salt text not null
);
create unique index handover_objection_pair on handover_objection (handover_id, member_id);
create index handover_objection_member on handover_objection (member_id);
create index register_step_at on register_step (at);
create index authority_request_decided on authority_request (decided_at) where decided_at is not null;
create index authority_subject_at on authority_subject (at);
create index incident_subject_at on incident_subject (at);
