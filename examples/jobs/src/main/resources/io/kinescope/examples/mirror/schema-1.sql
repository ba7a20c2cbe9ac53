-- What a library looks like in a relational database. The same statements work on H2 and on PostgreSQL. Tables that were
-- made before their versions were counted are brought to version 1 by them, too.
--
-- fingerprint tells whether a row has to be written again: it changes with what the listing says of it.
-- synced_at is when it was last written, which unchanged rows are not.
-- removed_at is when it was found to be gone. Such rows are kept.
-- missing_in is the last synchronisation that did not find it. At its end the row is marked as removed.

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
    synced_at timestamp(6) with time zone,
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
    synced_at timestamp(6) with time zone,
    removed_at timestamp(6) with time zone,
    missing_in bigint
);

create index if not exists kinescope_folder_project on kinescope_folder (project_id);

create index if not exists kinescope_folder_parent on kinescope_folder (parent_id);

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
    synced_at timestamp(6) with time zone,
    removed_at timestamp(6) with time zone,
    missing_in bigint
);

create index if not exists kinescope_video_created on kinescope_video (created_at);

create index if not exists kinescope_video_project on kinescope_video (project_id);

create index if not exists kinescope_video_folder on kinescope_video (folder_id);

create index if not exists kinescope_video_status on kinescope_video (status);

create index if not exists kinescope_video_updated on kinescope_video (updated_at);

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

-- One row a synchronisation: its progress, the process that does it, what it has changed, and how many rows there were before.
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

-- Whether the library is invented: DEMO, or WORKSPACE. The table has one row.
create table if not exists kinescope_origin (
    origin varchar(20) primary key
);

-- The versions of these tables that were made, one row each: the number in the name of this file.
create table if not exists kinescope_schema (
    version integer primary key
);

comment on table kinescope_project is 'The projects of the workspace, rows with removed_at are gone';

comment on table kinescope_folder is 'The folders of the projects, rows with removed_at are gone';

comment on table kinescope_video is 'The videos of the workspace, rows with removed_at are gone';

comment on table kinescope_video_tag is 'The tags of the videos, in their order';

comment on table kinescope_video_asset is 'The files of the videos, in their order';

comment on table kinescope_sync is 'The synchronisations, with what each has changed';

comment on table kinescope_origin is 'WORKSPACE, or DEMO for invented data';

comment on column kinescope_video.removed_at is 'When the video was found to be gone';

comment on column kinescope_video.duration is 'Seconds';
