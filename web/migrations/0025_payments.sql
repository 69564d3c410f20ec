-- feature: payments
create table payment (
    id bigint primary key,
    subject text not null,
    subject_id bigint not null,
    payer_id bigint,
    payee_id bigint,
    amount bigint not null,
    state text not null,
    reference text not null,
    intent text not null,
    address text not null,
    trouble text not null,
    refund_wanted_at bigint,
    paid_at bigint,
    refunded_at bigint,
    looked_at bigint not null,
    created_at bigint not null
);
create index payment_subject on payment (subject, subject_id, id);
create index payment_payer on payment (payer_id, id);
create index payment_payee on payment (payee_id, id);
create index payment_reference on payment (reference) where reference <> '';
create index payment_intent on payment (intent) where intent <> '';
create index payment_open on payment (looked_at) where state in ('begun', 'open');
create index payment_refund on payment (id) where state = 'paid' and refund_wanted_at is not null;
create index payment_created on payment (created_at);

-- What the payment service told of a payment; each of its news counts once.
-- feature: payments
create table payment_event (
    id bigint primary key,
    payment_id bigint not null references payment (id),
    code text not null,
    kind text not null,
    at bigint not null
);
create unique index payment_event_code on payment_event (code);
create index payment_event_payment on payment_event (payment_id, id);
