-- The answers of the API as JSON, and synced_at for tables that were made before their versions were counted. Every row is
-- written again by the next synchronisation, so that it has its answer. ${json} is the type of JSON, jsonb on PostgreSQL.

alter table kinescope_project add column if not exists synced_at timestamp(6) with time zone;

alter table kinescope_folder add column if not exists synced_at timestamp(6) with time zone;

alter table kinescope_video add column if not exists synced_at timestamp(6) with time zone;

alter table kinescope_project add column if not exists answer ${json};

alter table kinescope_folder add column if not exists answer ${json};

alter table kinescope_video add column if not exists answer ${json};

update kinescope_project set fingerprint = '';

update kinescope_folder set fingerprint = '';

update kinescope_video set fingerprint = '';

comment on column kinescope_project.synced_at is 'When the row was last written, unchanged rows are not';

comment on column kinescope_folder.synced_at is 'When the row was last written, unchanged rows are not';

comment on column kinescope_video.synced_at is 'When the row was last written, unchanged rows are not';

comment on column kinescope_project.answer is 'The answer of the API when the row was last written';

comment on column kinescope_folder.answer is 'The answer of the API when the row was last written';

comment on column kinescope_video.answer is 'The answer of the API when the row was last written';
