-- feature: core
create table chain (
    id bigint primary key,
    kind text not null,
    source text not null,
    row_id bigint not null,
    digest text not null,
    hash text not null
);
create index chain_row on chain (source, row_id);
