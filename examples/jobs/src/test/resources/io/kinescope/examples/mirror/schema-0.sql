-- The tables before their versions were counted.

create table if not exists kinescope_project (
    id varchar(200) primary key,
    catalog_type varchar,
    name varchar,
    privacy_type varchar,
    player_id varchar,
    favorite boolean,
    encrypted boolean,
    created_at timestamp(6) with time zone,
    updated_at timestamp(6) with time zone,
    fingerprint varchar(64) not null,
    removed_at timestamp(6) with time zone,
    missing_in bigint
);

create table if not exists kinescope_folder (
    id varchar(200) primary key,
    project_id varchar not null,
    parent_id varchar,
    name varchar,
    created_at timestamp(6) with time zone,
    updated_at timestamp(6) with time zone,
    fingerprint varchar(64) not null,
    removed_at timestamp(6) with time zone,
    missing_in bigint
);

create index if not exists kinescope_folder_project on kinescope_folder (project_id);

create table if not exists kinescope_video (
    id varchar(200) primary key,
    project_id varchar,
    folder_id varchar,
    player_id varchar,
    version integer,
    title varchar,
    subtitle varchar,
    description varchar,
    status varchar,
    duration double precision,
    privacy_type varchar,
    play_link varchar,
    embed_link varchar,
    hls_link varchar,
    created_at timestamp(6) with time zone not null,
    updated_at timestamp(6) with time zone,
    fingerprint varchar(64) not null,
    removed_at timestamp(6) with time zone,
    missing_in bigint
);

create index if not exists kinescope_video_created on kinescope_video (created_at);

create table if not exists kinescope_video_tag (
    video_id varchar(200) not null references kinescope_video,
    place integer not null,
    tag varchar,
    primary key (video_id, place)
);

create table if not exists kinescope_video_asset (
    video_id varchar(200) not null references kinescope_video,
    place integer not null,
    id varchar,
    quality varchar,
    resolution varchar,
    filetype varchar,
    file_size bigint,
    md5 varchar,
    primary key (video_id, place)
);

create table if not exists kinescope_sync (
    id bigint primary key,
    owner varchar(36) not null,
    stage varchar(20) not null,
    position varchar,
    started_at timestamp(6) with time zone not null,
    ended_at timestamp(6) with time zone,
    added bigint not null,
    changed bigint not null,
    removed bigint not null,
    unchanged bigint not null,
    incomplete bigint not null,
    skipped bigint not null,
    projects_before bigint not null,
    folders_before bigint not null,
    videos_before bigint not null
);

create table if not exists kinescope_origin (
    origin varchar(20) primary key
);
