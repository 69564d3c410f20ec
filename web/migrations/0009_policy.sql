-- What members are asked to accept: each published version of the policy, by the fingerprints of its texts.
-- feature: consents
create table consent_document (
    number bigint primary key,
    in_force_at bigint not null,
    hash_ru text not null,
    hash_kk text not null,
    hash_en text not null
);

-- Further purposes for which the operator asks; without a row nobody is asked.
-- feature: consents
create table consent_asked (
    purpose text primary key,
    since bigint not null
);

-- feature: policy
create table policy_version (
    number bigint primary key,
    state text not null,
    in_force_at bigint,
    published_at bigint,
    changed_at bigint not null
);

-- feature: policy
create table policy_text (
    id bigint primary key,
    number bigint not null references policy_version (number),
    language text not null,
    body text not null,
    snapshot text not null,
    hash text not null
);
create unique index policy_text_of on policy_text (number, language);
