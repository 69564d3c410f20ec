-- feature: places
create table region (
    id bigint primary key,
    slug text not null unique,
    kind text not null,
    name_ru text not null,
    name_kk text not null,
    name_en text not null,
    lat double precision not null,
    lon double precision not null
);

-- feature: places
create table town (
    id bigint primary key,
    region_id bigint not null references region (id),
    slug text not null unique,
    kind text not null,
    name_ru text not null,
    name_kk text not null,
    name_en text not null,
    lat double precision not null,
    lon double precision not null,
    search text not null default ''
);

-- feature: places
create table district (
    id bigint primary key,
    town_id bigint not null references town (id),
    name_ru text not null,
    name_kk text not null,
    name_en text not null,
    search text not null default ''
);

-- feature: catalog
create table category (
    id bigint primary key,
    parent_id bigint references category (id),
    position bigint not null,
    slug text not null unique,
    name_ru text not null,
    name_kk text not null,
    name_en text not null,
    icon text not null default '',
    price_modes text not null,
    price_period text not null default '',
    attributes text not null default '',
    hidden boolean not null default false
);

-- feature: catalog
create table attribute (
    code text primary key,
    kind text not null,
    name_ru text not null,
    name_kk text not null,
    name_en text not null,
    unit text not null default '',
    filter text not null,
    private boolean not null default false,
    derived boolean not null default false,
    required boolean not null default false,
    min_value double precision,
    max_value double precision,
    max_length bigint,
    suggest text not null default ''
);

-- feature: catalog
create table attribute_option (
    attribute_code text not null references attribute (code),
    position bigint not null,
    value text not null,
    name_ru text not null,
    name_kk text not null,
    name_en text not null,
    primary key (attribute_code, value)
);
