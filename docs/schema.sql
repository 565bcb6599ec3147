-- Made by `npm run generate` from the migrated database. Do not edit; not meant to be run.
-- The official space; the trial space has the same in work_trial and <system>_trial.

-- kernel: tables
create table kernel.account (
  person_id uuid not null,
  username text not null,
  password_hash text,
  disabled_at timestamp with time zone,
  password_set_at timestamp with time zone,
  must_change boolean default false not null,
  last_signed_in_at timestamp with time zone,
  unused_since timestamp with time zone,
  idle_warned_at timestamp with time zone,
  disabled_reason text,
  constraint account_disabled_check CHECK (((disabled_at IS NULL) = (disabled_reason IS NULL))),
  constraint account_disabled_reason_check CHECK ((disabled_reason = ANY (ARRAY['closed'::text, 'idle'::text, 'own'::text, 'demonstration'::text]))),
  constraint account_person_id_fkey FOREIGN KEY (person_id) REFERENCES kernel.person(id),
  constraint account_pkey PRIMARY KEY (person_id),
  constraint account_username_key UNIQUE (username)
);
create table kernel.account_change (
  id uuid not null,
  person_id uuid not null,
  what text not null,
  reason text,
  by_person uuid,
  at timestamp with time zone not null,
  facts jsonb default '{}'::jsonb not null,
  constraint account_change_what_check CHECK ((what ~ '^[a-z]+(-[a-z]+)*$'::text)),
  constraint account_change_by_person_fkey FOREIGN KEY (by_person) REFERENCES kernel.person(id),
  constraint account_change_person_id_fkey FOREIGN KEY (person_id) REFERENCES kernel.person(id),
  constraint account_change_pkey PRIMARY KEY (id)
);
create table kernel.account_code (
  id uuid not null,
  purpose text not null,
  person_id uuid,
  name text,
  number text not null,
  is_organisation boolean not null,
  channel text not null,
  address text not null,
  language text not null,
  tries integer default 0 not null,
  asked_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  sending text not null,
  constraint account_code_address_check CHECK ((address <> ''::text)),
  constraint account_code_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'sms'::text]))),
  constraint account_code_check CHECK (((purpose = 'sign-up'::text) = (name IS NOT NULL))),
  constraint account_code_language_check CHECK ((language = ANY (ARRAY['vi'::text, 'en'::text, 'uk'::text]))),
  constraint account_code_number_check CHECK ((number <> ''::text)),
  constraint account_code_purpose_check CHECK ((purpose = ANY (ARRAY['sign-up'::text, 'new-password'::text, 'proof'::text]))),
  constraint account_code_sending_check CHECK ((sending = ANY (ARRAY['waiting'::text, 'sent'::text, 'refused'::text, 'failed'::text]))),
  constraint account_code_person_id_fkey FOREIGN KEY (person_id) REFERENCES kernel.person(id),
  constraint account_code_pkey PRIMARY KEY (id)
);
create table kernel.account_invitation (
  id uuid not null,
  person_id uuid not null,
  token_hash bytea not null,
  purpose text not null,
  made_by uuid,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  constraint account_invitation_purpose_check CHECK ((purpose = ANY (ARRAY['first'::text, 'reset'::text]))),
  constraint account_invitation_token_hash_check CHECK ((length(token_hash) = 32)),
  constraint account_invitation_made_by_fkey FOREIGN KEY (made_by) REFERENCES kernel.person(id),
  constraint account_invitation_person_id_fkey FOREIGN KEY (person_id) REFERENCES kernel.person(id),
  constraint account_invitation_pkey PRIMARY KEY (id),
  constraint account_invitation_token_hash_key UNIQUE (token_hash)
);
create table kernel.account_password_history (
  person_id uuid not null,
  at timestamp with time zone not null,
  password_hash text not null,
  constraint account_password_history_person_id_fkey FOREIGN KEY (person_id) REFERENCES kernel.person(id),
  constraint account_password_history_pkey PRIMARY KEY (person_id, at)
);
create table kernel.account_sign_in (
  person_id uuid not null,
  at timestamp with time zone not null,
  network text not null,
  outcome text not null,
  browser text,
  misses integer default 0 not null,
  waits integer default 0 not null,
  constraint account_sign_in_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'missed'::text]))),
  constraint account_sign_in_person_id_fkey FOREIGN KEY (person_id) REFERENCES kernel.person(id),
  constraint account_sign_in_pkey PRIMARY KEY (person_id, at, network, outcome)
);
create table kernel.backup_run (
  id uuid not null,
  kind text not null,
  folder text not null,
  at timestamp with time zone not null,
  succeeded boolean not null,
  facts jsonb not null,
  constraint backup_run_kind_check CHECK ((kind = ANY (ARRAY['backup'::text, 'changes'::text, 'drill'::text]))),
  constraint backup_run_pkey PRIMARY KEY (id)
);
create table kernel.known_device (
  id uuid not null,
  secret_hash bytea not null,
  previous_hash bytea,
  rotated_at timestamp with time zone not null,
  constraint known_device_secret_hash_check CHECK ((length(secret_hash) = 32)),
  constraint known_device_pkey PRIMARY KEY (id)
);
create table kernel.known_device_person (
  device_id uuid not null,
  person_id uuid not null,
  network text not null,
  last_at timestamp with time zone not null,
  constraint known_device_person_device_id_fkey FOREIGN KEY (device_id) REFERENCES kernel.known_device(id) ON DELETE CASCADE,
  constraint known_device_person_person_id_fkey FOREIGN KEY (person_id) REFERENCES kernel.person(id),
  constraint known_device_person_pkey PRIMARY KEY (device_id, person_id)
);
create table kernel.message (
  id uuid not null,
  space text not null,
  address_id uuid not null,
  channel text not null,
  system text not null,
  key text not null,
  facts jsonb not null,
  subject_id uuid not null,
  event_id uuid not null,
  at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  until date,
  state text not null,
  ended_at timestamp with time zone,
  reference text,
  constraint message_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'sms'::text]))),
  constraint message_space_check CHECK ((space = ANY (ARRAY['official'::text, 'trial'::text]))),
  constraint message_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'queued'::text, 'sent'::text, 'refused'::text, 'failed'::text, 'replaced'::text, 'dropped'::text]))),
  constraint message_address_id_fkey FOREIGN KEY (address_id) REFERENCES kernel.message_address(id),
  constraint message_pkey PRIMARY KEY (id),
  constraint message_address_id_event_id_key_key UNIQUE (address_id, event_id, key)
);
create table kernel.message_address (
  id uuid not null,
  space text not null,
  person_id uuid,
  subject_id uuid,
  channel text not null,
  address text,
  language text not null,
  state text not null,
  since timestamp with time zone not null,
  constraint message_address_address_check CHECK ((address <> ''::text)),
  constraint message_address_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'sms'::text]))),
  constraint message_address_check CHECK (((person_id IS NULL) <> (subject_id IS NULL))),
  constraint message_address_check1 CHECK (((state <> 'on'::text) OR (address IS NOT NULL))),
  constraint message_address_language_check CHECK ((language = ANY (ARRAY['vi'::text, 'en'::text, 'uk'::text]))),
  constraint message_address_space_check CHECK ((space = ANY (ARRAY['official'::text, 'trial'::text]))),
  constraint message_address_state_check CHECK ((state = ANY (ARRAY['on'::text, 'off'::text, 'returned'::text]))),
  constraint message_address_person_id_fkey FOREIGN KEY (person_id) REFERENCES kernel.person(id),
  constraint message_address_pkey PRIMARY KEY (id)
);
create table kernel.message_code (
  id uuid not null,
  space text not null,
  person_id uuid not null,
  channel text not null,
  address text not null,
  language text not null,
  tries integer default 0 not null,
  asked_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  sending text not null,
  constraint message_code_address_check CHECK ((address <> ''::text)),
  constraint message_code_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'sms'::text]))),
  constraint message_code_language_check CHECK ((language = ANY (ARRAY['vi'::text, 'en'::text, 'uk'::text]))),
  constraint message_code_sending_check CHECK ((sending = ANY (ARRAY['waiting'::text, 'sent'::text, 'refused'::text, 'failed'::text]))),
  constraint message_code_space_check CHECK ((space = ANY (ARRAY['official'::text, 'trial'::text]))),
  constraint message_code_person_id_fkey FOREIGN KEY (person_id) REFERENCES kernel.person(id),
  constraint message_code_pkey PRIMARY KEY (id),
  constraint message_code_person_id_space_channel_key UNIQUE (person_id, space, channel)
);
create table kernel.message_consent (
  id uuid not null,
  address_id uuid not null,
  said text not null,
  wording text not null,
  by_person uuid,
  at timestamp with time zone not null,
  constraint message_consent_said_check CHECK ((said = ANY (ARRAY['given'::text, 'withdrawn'::text, 'removed'::text, 'returned'::text]))),
  constraint message_consent_address_id_fkey FOREIGN KEY (address_id) REFERENCES kernel.message_address(id),
  constraint message_consent_by_person_fkey FOREIGN KEY (by_person) REFERENCES kernel.person(id),
  constraint message_consent_pkey PRIMARY KEY (id)
);
create table kernel.migration (
  schema text not null,
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone default now() not null,
  constraint migration_pkey PRIMARY KEY (schema, name)
);
create table kernel.partner_key (
  id uuid not null,
  person_id uuid not null,
  name text not null,
  secret_hash bytea not null,
  valid_from timestamp with time zone not null,
  valid_to timestamp with time zone,
  last_used_at timestamp with time zone,
  constraint partner_key_secret_hash_check CHECK ((length(secret_hash) = 32)),
  constraint partner_key_person_id_fkey FOREIGN KEY (person_id) REFERENCES kernel.person(id),
  constraint partner_key_pkey PRIMARY KEY (id)
);
create table kernel.passed_key (
  person_id uuid not null,
  key text not null,
  passed_at timestamp with time zone not null,
  valid_to timestamp with time zone,
  source text not null,
  constraint passed_key_person_id_fkey FOREIGN KEY (person_id) REFERENCES kernel.person(id),
  constraint passed_key_pkey PRIMARY KEY (person_id, key, passed_at)
);
create table kernel.pending_sign_in (
  token_hash bytea not null,
  person_id uuid,
  challenge text,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint pending_sign_in_token_hash_check CHECK ((length(token_hash) = 32)),
  constraint pending_sign_in_person_id_fkey FOREIGN KEY (person_id) REFERENCES kernel.person(id),
  constraint pending_sign_in_pkey PRIMARY KEY (token_hash)
);
create table kernel.person (
  id uuid not null,
  kind text not null,
  name text not null,
  name_folded text not null,
  identity_number text,
  phone text,
  email text,
  address text,
  language text default 'vi'::text not null,
  demonstration boolean default false not null,
  created_at timestamp with time zone not null,
  birth_date text,
  declared_number text,
  is_organisation boolean default false not null,
  constraint person_birth_date_check CHECK ((birth_date ~ '^\d{4}(-\d{2}(-\d{2})?)?$'::text)),
  constraint person_declared_number_check CHECK ((declared_number <> ''::text)),
  constraint person_kind_check CHECK ((kind = ANY (ARRAY['citizen'::text, 'official'::text, 'partner'::text, 'system'::text]))),
  constraint person_pkey PRIMARY KEY (id)
);
create table kernel.recovery_code (
  person_id uuid not null,
  code_hash bytea not null,
  made_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint recovery_code_code_hash_check CHECK ((length(code_hash) = 32)),
  constraint recovery_code_person_id_fkey FOREIGN KEY (person_id) REFERENCES kernel.person(id),
  constraint recovery_code_pkey PRIMARY KEY (person_id, code_hash)
);
create table kernel.role (
  key text not null,
  name jsonb not null,
  permissions text[] not null,
  legal_basis text,
  origin text default 'program'::text not null,
  works_as text,
  passes_on text[] default '{}'::text[] not null,
  program_permissions text[] default '{}'::text[] not null,
  added text[] default '{}'::text[] not null,
  withheld text[] default '{}'::text[] not null,
  own_name jsonb,
  ended_at timestamp with time zone,
  version integer default 0 not null,
  constraint role_check CHECK (((origin = 'program'::text) OR ((program_permissions = '{}'::text[]) AND (withheld = '{}'::text[])))),
  constraint role_origin_check CHECK ((origin = ANY (ARRAY['program'::text, 'province'::text]))),
  constraint role_works_as_fkey FOREIGN KEY (works_as) REFERENCES kernel.role(key),
  constraint role_pkey PRIMARY KEY (key)
);
create table kernel.role_change (
  id uuid not null,
  role_key text not null,
  at timestamp with time zone not null,
  by_person uuid,
  act text not null,
  reason text,
  gained text[] not null,
  lost text[] not null,
  name_before jsonb,
  constraint role_change_act_check CHECK ((act = ANY (ARRAY['added'::text, 'changed'::text, 'ended'::text, 'reopened'::text, 'program'::text]))),
  constraint role_change_by_person_fkey FOREIGN KEY (by_person) REFERENCES kernel.person(id),
  constraint role_change_role_key_fkey FOREIGN KEY (role_key) REFERENCES kernel.role(key),
  constraint role_change_pkey PRIMARY KEY (id)
);
create table kernel.role_grant (
  id uuid not null,
  person_id uuid not null,
  role_key text not null,
  unit_id uuid not null,
  field text,
  valid_from timestamp with time zone not null,
  valid_to timestamp with time zone,
  granted_by uuid,
  reason text,
  given_at timestamp with time zone,
  lock_key text,
  capacity text,
  title text,
  source_grant_id uuid,
  version integer default 0 not null,
  constraint role_grant_capacity_check CHECK ((capacity = ANY (ARRAY['KT'::text, 'TL'::text, 'TUQ'::text, 'Q'::text]))),
  constraint role_grant_check CHECK (((source_grant_id IS NULL) OR (valid_to IS NOT NULL))),
  constraint role_grant_title_check CHECK ((title <> ''::text)),
  constraint role_grant_granted_by_fkey FOREIGN KEY (granted_by) REFERENCES kernel.person(id),
  constraint role_grant_person_id_fkey FOREIGN KEY (person_id) REFERENCES kernel.person(id),
  constraint role_grant_role_key_fkey FOREIGN KEY (role_key) REFERENCES kernel.role(key),
  constraint role_grant_source_grant_id_fkey FOREIGN KEY (source_grant_id) REFERENCES kernel.role_grant(id),
  constraint role_grant_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES kernel.unit(id),
  constraint role_grant_pkey PRIMARY KEY (id)
);
create table kernel.role_grant_change (
  id uuid not null,
  grant_id uuid not null,
  at timestamp with time zone not null,
  by_person uuid,
  act text not null,
  reason text,
  valid_to_before timestamp with time zone,
  valid_to_after timestamp with time zone,
  constraint role_grant_change_act_check CHECK ((act = ANY (ARRAY['given'::text, 'end-changed'::text, 'withdrawn'::text, 'delegated'::text, 'role-ended'::text, 'not-confirmed'::text, 'restored'::text]))),
  constraint role_grant_change_by_person_fkey FOREIGN KEY (by_person) REFERENCES kernel.person(id),
  constraint role_grant_change_grant_id_fkey FOREIGN KEY (grant_id) REFERENCES kernel.role_grant(id),
  constraint role_grant_change_pkey PRIMARY KEY (id)
);
create table kernel.second_factor (
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  name text not null,
  added_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  last_used_at timestamp with time zone,
  secret_sealed bytea,
  last_step bigint,
  site text,
  credential_id bytea,
  public_key bytea,
  counter bigint,
  transports text[] default '{}'::text[] not null,
  constraint second_factor_check CHECK (((kind = 'totp'::text) = (secret_sealed IS NOT NULL))),
  constraint second_factor_check1 CHECK (((kind = 'passkey'::text) = ((site IS NOT NULL) AND (credential_id IS NOT NULL) AND (public_key IS NOT NULL) AND (counter IS NOT NULL)))),
  constraint second_factor_check2 CHECK (((kind = 'totp'::text) OR (confirmed_at IS NOT NULL))),
  constraint second_factor_kind_check CHECK ((kind = ANY (ARRAY['totp'::text, 'passkey'::text]))),
  constraint second_factor_name_check CHECK ((name <> ''::text)),
  constraint second_factor_person_id_fkey FOREIGN KEY (person_id) REFERENCES kernel.person(id),
  constraint second_factor_pkey PRIMARY KEY (id),
  constraint second_factor_credential_id_key UNIQUE (credential_id)
);
create table kernel.seed_run (
  name text not null,
  fingerprint text not null,
  finished_at timestamp with time zone not null,
  constraint seed_run_pkey PRIMARY KEY (name)
);
create table kernel.session (
  token_hash bytea not null,
  person_id uuid not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  id uuid default gen_random_uuid() not null,
  device_id uuid,
  network text,
  browser text,
  moved_at timestamp with time zone,
  moved_browser text,
  moved_network text,
  confirmed_at timestamp with time zone,
  challenge text,
  challenge_expires_at timestamp with time zone,
  constraint session_person_id_fkey FOREIGN KEY (person_id) REFERENCES kernel.person(id),
  constraint session_pkey PRIMARY KEY (token_hash)
);
create table kernel.sign_in_miss (
  name_hash bytea not null,
  network text not null,
  misses integer not null,
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  waits integer default 0 not null,
  constraint sign_in_miss_name_hash_check CHECK ((length(name_hash) = 32)),
  constraint sign_in_miss_pkey PRIMARY KEY (name_hash, network)
);
create table kernel.sign_in_try (
  key bytea not null,
  misses real not null,
  last_at timestamp with time zone not null,
  wait_until timestamp with time zone,
  constraint sign_in_try_key_check CHECK ((length(key) = 32)),
  constraint sign_in_try_pkey PRIMARY KEY (key)
);
create table kernel.signing_certificate (
  id uuid not null,
  person_id uuid,
  certificate_pem text not null,
  private_key_sealed bytea not null,
  valid_from timestamp with time zone not null,
  valid_to timestamp with time zone not null,
  revoked_at timestamp with time zone,
  trial boolean default false not null,
  constraint signing_certificate_person_id_fkey FOREIGN KEY (person_id) REFERENCES kernel.person(id),
  constraint signing_certificate_pkey PRIMARY KEY (id)
);
create table kernel.simulated_message (
  id uuid not null,
  space text not null,
  channel text not null,
  address text not null,
  subject text,
  text text not null,
  at timestamp with time zone not null,
  constraint simulated_message_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'sms'::text]))),
  constraint simulated_message_space_check CHECK ((space = ANY (ARRAY['official'::text, 'trial'::text]))),
  constraint simulated_message_pkey PRIMARY KEY (id)
);
create table kernel.system_stage (
  system text not null,
  unit_id uuid,
  stage text not null,
  valid_from timestamp with time zone not null,
  constraint system_stage_stage_check CHECK ((stage = ANY (ARRAY['preparing'::text, 'trial'::text, 'official'::text, 'suspended'::text, 'retired'::text]))),
  constraint system_stage_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES kernel.unit(id),
  constraint system_stage_key UNIQUE NULLS NOT DISTINCT (system, unit_id, valid_from)
);
create table kernel.unit (
  id uuid not null,
  parent_id uuid,
  kind text not null,
  code text not null,
  function_key text,
  valid_from date not null,
  valid_to date,
  constraint unit_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint unit_kind_check CHECK ((kind = ANY (ARRAY['province'::text, 'department'::text, 'commune'::text, 'one-stop'::text, 'division'::text, 'service-centre'::text, 'vendor'::text]))),
  constraint unit_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES kernel.unit(id),
  constraint unit_pkey PRIMARY KEY (id)
);
create table kernel.unit_change (
  id uuid not null,
  unit_id uuid not null,
  what text not null,
  from_day date not null,
  reason text not null,
  by_person uuid not null,
  at timestamp with time zone not null,
  constraint unit_change_what_check CHECK ((what = ANY (ARRAY['added'::text, 'named'::text, 'moved'::text, 'contact'::text, 'ended'::text]))),
  constraint unit_change_by_person_fkey FOREIGN KEY (by_person) REFERENCES kernel.person(id),
  constraint unit_change_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES kernel.unit(id),
  constraint unit_change_pkey PRIMARY KEY (id)
);
create table kernel.unit_closure (
  ancestor_id uuid not null,
  descendant_id uuid not null,
  depth integer not null,
  constraint unit_closure_ancestor_id_fkey FOREIGN KEY (ancestor_id) REFERENCES kernel.unit(id),
  constraint unit_closure_descendant_id_fkey FOREIGN KEY (descendant_id) REFERENCES kernel.unit(id),
  constraint unit_closure_pkey PRIMARY KEY (ancestor_id, descendant_id)
);
create table kernel.unit_contact (
  unit_id uuid not null,
  valid_from date not null,
  address text,
  phone text,
  email text,
  calendar text not null,
  source text not null,
  checked_on date not null,
  constraint unit_contact_address_check CHECK ((address <> ''::text)),
  constraint unit_contact_email_check CHECK ((email <> ''::text)),
  constraint unit_contact_phone_check CHECK ((phone <> ''::text)),
  constraint unit_contact_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES kernel.unit(id),
  constraint unit_contact_pkey PRIMARY KEY (unit_id, valid_from)
);
create table kernel.unit_former_parent (
  unit_id uuid not null,
  parent_id uuid not null,
  valid_to date not null,
  legal_basis text not null,
  constraint unit_former_parent_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES kernel.unit(id),
  constraint unit_former_parent_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES kernel.unit(id),
  constraint unit_former_parent_pkey PRIMARY KEY (unit_id, valid_to)
);
create table kernel.unit_name (
  unit_id uuid not null,
  name text not null,
  type text,
  valid_from date not null,
  valid_to date,
  legal_basis text not null,
  constraint unit_name_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint unit_name_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES kernel.unit(id),
  constraint unit_name_pkey PRIMARY KEY (unit_id, valid_from)
);
create table kernel.unit_origin (
  unit_id uuid not null,
  old_code text not null,
  old_name text not null,
  note text,
  constraint unit_origin_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES kernel.unit(id),
  constraint unit_origin_pkey PRIMARY KEY (unit_id, old_code)
);
create table kernel.unit_successor (
  unit_id uuid not null,
  successor_id uuid not null,
  legal_basis text not null,
  constraint unit_successor_check CHECK ((unit_id <> successor_id)),
  constraint unit_successor_successor_id_fkey FOREIGN KEY (successor_id) REFERENCES kernel.unit(id),
  constraint unit_successor_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES kernel.unit(id),
  constraint unit_successor_pkey PRIMARY KEY (unit_id, successor_id)
);

-- work: tables
create table work.audit_block (
  seq bigint not null,
  from_xid xid8 not null,
  to_xid xid8 not null,
  entries integer not null,
  previous_hash text not null,
  hash text not null,
  sealed_at timestamp with time zone not null,
  key_id text,
  constraint audit_block_pkey PRIMARY KEY (seq)
);
create table work.audit_entry (
  id uuid not null,
  xid xid8 default pg_current_xact_id() not null,
  at timestamp with time zone not null,
  actor_id uuid,
  actor_name text not null,
  operation text not null,
  subject_id uuid,
  outcome text not null,
  reason text,
  request_id uuid,
  address text,
  input_hash text,
  details jsonb,
  constraint audit_entry_pkey PRIMARY KEY (id)
);
create table work.event (
  id uuid not null,
  type text not null,
  subject_id uuid not null,
  actor_id uuid not null,
  unit_id uuid,
  payload jsonb not null,
  at timestamp with time zone not null,
  "position" smallint not null,
  xid xid8 default pg_current_xact_id() not null,
  constraint event_pkey PRIMARY KEY (id)
);
create table work.export (
  id uuid not null,
  operation text not null,
  person_id uuid not null,
  title text not null,
  language text not null,
  format text not null,
  input jsonb not null,
  scopes jsonb default '[]'::jsonb not null,
  state text default 'waiting'::text not null,
  rows integer,
  most_rows integer,
  file_id uuid,
  asked_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  expires_at timestamp with time zone not null,
  constraint export_format_check CHECK ((format = ANY (ARRAY['csv'::text, 'xlsx'::text]))),
  constraint export_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'ready'::text, 'too-long'::text, 'not-allowed'::text, 'failed'::text]))),
  constraint export_file_id_fkey FOREIGN KEY (file_id) REFERENCES work.file(id) ON DELETE SET NULL,
  constraint export_pkey PRIMARY KEY (id)
);
create table work.file (
  id uuid not null,
  name text not null,
  type text not null,
  size bigint not null,
  sha256 text not null,
  storage_key text not null,
  uploaded_by uuid not null,
  attached_to uuid,
  created_at timestamp with time zone not null,
  purpose text default 'kernel.paper'::text not null,
  released_at timestamp with time zone,
  constraint file_pkey PRIMARY KEY (id)
);
create table work.first_view (
  person_id uuid not null,
  page text not null,
  view_id uuid not null,
  constraint first_view_view_id_fkey FOREIGN KEY (view_id) REFERENCES work.saved_view(id) ON DELETE CASCADE,
  constraint first_view_pkey PRIMARY KEY (person_id, page)
);
create table work.job_progress (
  id uuid not null,
  person_id uuid not null,
  task text not null,
  share real not null,
  state text not null,
  started_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint job_progress_share_check CHECK (((share >= (0)::double precision) AND (share <= (1)::double precision))),
  constraint job_progress_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text]))),
  constraint job_progress_pkey PRIMARY KEY (id)
);
create table work.letter (
  id uuid not null,
  subject_id uuid not null,
  form text not null,
  layout text not null,
  data jsonb not null,
  created_at timestamp with time zone not null,
  file_id uuid,
  ordinal smallint default 1 not null,
  constraint letter_ordinal_check CHECK ((ordinal > 0)),
  constraint letter_file_id_fkey FOREIGN KEY (file_id) REFERENCES work.file(id),
  constraint letter_pkey PRIMARY KEY (id),
  constraint letter_subject_id_form_ordinal_key UNIQUE (subject_id, form, ordinal)
);
create table work.notice (
  id uuid not null,
  person_id uuid not null,
  key text not null,
  facts jsonb not null,
  subject_id uuid,
  event_id uuid not null,
  at timestamp with time zone not null,
  system text not null,
  seen_at timestamp with time zone,
  constraint notice_pkey PRIMARY KEY (id),
  constraint notice_person_id_event_id_key_key UNIQUE (person_id, event_id, key)
);
create table work.notice_seen (
  person_id uuid not null,
  notice_id uuid not null,
  at timestamp with time zone not null,
  constraint notice_seen_pkey PRIMARY KEY (person_id)
);
create table work.projection_cursor (
  name text not null,
  xid xid8 default '0'::xid8 not null,
  at timestamp with time zone default '-infinity'::timestamp with time zone not null,
  "position" smallint default 0 not null,
  id uuid default '00000000-0000-0000-0000-000000000000'::uuid not null,
  moved_at timestamp with time zone not null,
  constraint projection_cursor_pkey PRIMARY KEY (name)
);
create table work.reaction (
  event_id uuid not null,
  handler text not null,
  at timestamp with time zone not null,
  constraint reaction_pkey PRIMARY KEY (event_id, handler)
);
create table work.register_counter (
  book text not null,
  period text not null,
  last integer not null,
  constraint register_counter_last_check CHECK ((last > 0)),
  constraint register_counter_pkey PRIMARY KEY (book, period)
);
create table work.request (
  actor_id uuid not null,
  request_id uuid not null,
  operation text not null,
  input_hash bytea not null,
  answer jsonb,
  at timestamp with time zone not null,
  constraint request_pkey PRIMARY KEY (actor_id, request_id)
);
create table work.saved_view (
  id uuid not null,
  page text not null,
  person_id uuid not null,
  name text not null,
  search jsonb not null,
  unit_id uuid,
  created_at timestamp with time zone not null,
  constraint saved_view_page_check CHECK ((page = ANY (ARRAY['inbox'::text, 'dossiers'::text]))),
  constraint saved_view_pkey PRIMARY KEY (id),
  constraint saved_view_person_id_page_name_key UNIQUE (person_id, page, name)
);
create table work.schedule_run (
  name text not null,
  due_at timestamp with time zone not null,
  taken_at timestamp with time zone,
  constraint schedule_run_pkey PRIMARY KEY (name)
);
create table work.work_item (
  id uuid not null,
  system text not null,
  subject_id uuid not null,
  code text not null,
  title text not null,
  party_name text,
  search_text text not null,
  kind text not null,
  field text,
  step_id text,
  step_name jsonb,
  role_key text,
  unit_id uuid,
  assignee_id uuid,
  due_at timestamp with time zone,
  step_due_at timestamp with time zone,
  suspended boolean default false not null,
  sort_at timestamp with time zone not null,
  since timestamp with time zone not null,
  version integer not null,
  slot text not null,
  kind_name text not null,
  came_back text,
  finished_at timestamp with time zone,
  constraint work_item_addressed_check CHECK (((unit_id IS NOT NULL) OR (assignee_id IS NOT NULL))),
  constraint work_item_role_check CHECK (((role_key IS NULL) OR (unit_id IS NOT NULL))),
  constraint work_item_step_check CHECK (((step_id IS NULL) = (step_name IS NULL))),
  constraint work_item_pkey PRIMARY KEY (id),
  constraint work_item_slot_key UNIQUE (subject_id, system, slot)
);

-- procedures: tables
create table procedures.apology (
  dossier_id uuid not null,
  state text not null,
  due_at timestamp with time zone not null,
  drafted_at timestamp with time zone not null,
  cause text,
  explanation text,
  unit_id uuid not null,
  promised_on date,
  written_by uuid,
  written_at timestamp with time zone,
  remark text,
  sent_by uuid,
  sent_at timestamp with time zone,
  constraint apology_check CHECK (((state <> ALL (ARRAY['written'::text, 'sent'::text])) OR ((cause IS NOT NULL) AND (promised_on IS NOT NULL) AND (written_at IS NOT NULL)))),
  constraint apology_check1 CHECK (((state = 'sent'::text) = (sent_at IS NOT NULL))),
  constraint apology_state_check CHECK ((state = ANY (ARRAY['drafted'::text, 'written'::text, 'sent'::text, 'not-needed'::text]))),
  constraint apology_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES procedures.dossier(id),
  constraint apology_sent_by_fkey FOREIGN KEY (sent_by) REFERENCES kernel.person(id),
  constraint apology_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES kernel.unit(id),
  constraint apology_written_by_fkey FOREIGN KEY (written_by) REFERENCES kernel.person(id),
  constraint apology_pkey PRIMARY KEY (dossier_id)
);
create table procedures.batch (
  id uuid not null,
  person_id uuid not null,
  act text not null,
  wish jsonb not null,
  state text default 'running'::text not null,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  expires_at timestamp with time zone not null,
  file_id uuid,
  constraint batch_check CHECK (((state = 'running'::text) = (ended_at IS NULL))),
  constraint batch_state_check CHECK ((state = ANY (ARRAY['running'::text, 'ended'::text, 'stopped'::text]))),
  constraint batch_file_id_fkey FOREIGN KEY (file_id) REFERENCES work.file(id) ON DELETE SET NULL,
  constraint batch_person_id_fkey FOREIGN KEY (person_id) REFERENCES kernel.person(id),
  constraint batch_pkey PRIMARY KEY (id)
);
create table procedures.batch_item (
  batch_id uuid not null,
  ordinal smallint not null,
  dossier_id uuid not null,
  code text not null,
  version integer not null,
  outcome text,
  failures smallint default 0 not null,
  constraint batch_item_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES procedures.batch(id) ON DELETE CASCADE,
  constraint batch_item_pkey PRIMARY KEY (batch_id, ordinal),
  constraint batch_item_batch_id_dossier_id_key UNIQUE (batch_id, dossier_id)
);
create table procedures.bundle (
  id uuid not null,
  number text not null,
  year smallint not null,
  from_unit_id uuid not null,
  to_unit_id uuid not null,
  counter_id uuid not null,
  sent_at timestamp with time zone not null,
  sent_by uuid not null,
  confirm_by timestamp with time zone not null,
  rung smallint default 0 not null,
  chase_at timestamp with time zone,
  closed_at timestamp with time zone,
  closed_by uuid,
  constraint bundle_check CHECK (((closed_at IS NULL) = (closed_by IS NULL))),
  constraint bundle_rung_check CHECK ((rung >= 0)),
  constraint bundle_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES kernel.person(id),
  constraint bundle_counter_id_fkey FOREIGN KEY (counter_id) REFERENCES kernel.unit(id),
  constraint bundle_from_unit_id_fkey FOREIGN KEY (from_unit_id) REFERENCES kernel.unit(id),
  constraint bundle_sent_by_fkey FOREIGN KEY (sent_by) REFERENCES kernel.person(id),
  constraint bundle_to_unit_id_fkey FOREIGN KEY (to_unit_id) REFERENCES kernel.unit(id),
  constraint bundle_pkey PRIMARY KEY (id),
  constraint bundle_from_unit_id_year_number_key UNIQUE (from_unit_id, year, number)
);
create table procedures.catalogue_revision (
  one boolean default true not null,
  revision uuid not null,
  constraint catalogue_revision_one_check CHECK (one),
  constraint catalogue_revision_pkey PRIMARY KEY (one)
);
create table procedures.correction_request (
  id uuid not null,
  dossier_id uuid not null,
  ordinal smallint not null,
  number text not null,
  wrong text not null,
  place text not null,
  correct text not null,
  file_ids uuid[] not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  unit_id uuid not null,
  role_key text not null,
  answer_by timestamp with time zone not null,
  late_told_at timestamp with time zone,
  state text not null,
  change_id uuid,
  answer text,
  answered_by uuid,
  answered_at timestamp with time zone,
  constraint correction_request_check CHECK (((state = ANY (ARRAY['followed'::text, 'refused'::text])) = (answered_at IS NOT NULL))),
  constraint correction_request_check1 CHECK (((state = 'refused'::text) = (answer IS NOT NULL))),
  constraint correction_request_check2 CHECK (((state <> ALL (ARRAY['proposed'::text, 'followed'::text])) OR (change_id IS NOT NULL))),
  constraint correction_request_ordinal_check CHECK ((ordinal >= 1)),
  constraint correction_request_state_check CHECK ((state = ANY (ARRAY['open'::text, 'proposed'::text, 'followed'::text, 'refused'::text]))),
  constraint correction_request_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES kernel.person(id),
  constraint correction_request_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES kernel.person(id),
  constraint correction_request_change_id_fkey FOREIGN KEY (change_id) REFERENCES procedures.result_change(id),
  constraint correction_request_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES procedures.dossier(id),
  constraint correction_request_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES kernel.unit(id),
  constraint correction_request_pkey PRIMARY KEY (id),
  constraint correction_request_dossier_id_ordinal_key UNIQUE (dossier_id, ordinal)
);
create table procedures.dossier (
  id uuid not null,
  code text not null,
  procedure_version_id uuid not null,
  process_definition_id uuid not null,
  state text not null,
  channel text not null,
  receiving_unit_id uuid not null,
  competent_unit_id uuid not null,
  division_id uuid not null,
  person_id uuid,
  owner jsonb not null,
  owner_name_folded text not null,
  identity_number text,
  submitter_name text not null,
  answers jsonb not null,
  forms jsonb not null,
  content text,
  papers jsonb not null,
  return_method text not null,
  step_id text,
  step_since timestamp with time zone not null,
  assignee_id uuid,
  step_actors jsonb not null,
  submitted_at timestamp with time zone not null,
  received_at timestamp with time zone,
  limit_unit text,
  limit_value numeric,
  supplement_policy text not null,
  calendar text not null,
  original_due_at timestamp with time zone,
  due_at timestamp with time zone,
  finished_at timestamp with time zone,
  returned_at timestamp with time zone,
  version integer not null,
  committee_office_id uuid,
  receipt_number text,
  paper_case text,
  open_path text,
  supplements smallint default 0 not null,
  came_back text,
  late_path text,
  referrals smallint default 0 not null,
  waits_for smallint default 0 not null,
  received_by_competent_at timestamp with time zone,
  result_mark text,
  site_checks smallint default 0 not null,
  constraint dossier_channel_check CHECK ((channel = ANY (ARRAY['DIRECT'::text, 'ONLINE'::text, 'POSTAL'::text]))),
  constraint dossier_check CHECK (((received_at IS NULL) = (limit_unit IS NULL))),
  constraint dossier_competent_check CHECK (((received_by_competent_at IS NULL) OR (received_by_competent_at >= received_at))),
  constraint dossier_first_due_check CHECK (
CASE
    WHEN (original_due_at IS NULL) THEN ((received_at IS NULL) OR (open_path = 'on-its-way'::text) OR (finished_at IS NOT NULL))
    ELSE (received_at IS NOT NULL)
END),
  constraint dossier_late_path_check CHECK ((late_path = ANY (ARRAY['drafted'::text, 'written'::text, 'sent'::text]))),
  constraint dossier_open_path_check CHECK ((open_path = ANY (ARRAY['supplement-asked'::text, 'supplement-answered'::text, 'ending-proposed'::text, 'on-its-way'::text, 'result-change-proposed'::text]))),
  constraint dossier_result_mark_check CHECK ((result_mark = ANY (ARRAY['corrected'::text, 'reissued'::text, 'cancelled'::text]))),
  constraint dossier_return_method_check CHECK ((return_method = ANY (ARRAY['one-stop'::text, 'online'::text, 'post'::text]))),
  constraint dossier_state_check CHECK ((state = ANY (ARRAY['submitted'::text, 'in-progress'::text, 'suspended'::text, 'resulted'::text, 'returned'::text, 'refused'::text, 'withdrawn'::text, 'stopped'::text]))),
  constraint dossier_supplement_policy_check CHECK ((supplement_policy = ANY (ARRAY['shift'::text, 'restart'::text]))),
  constraint dossier_assignee_id_fkey FOREIGN KEY (assignee_id) REFERENCES kernel.person(id),
  constraint dossier_committee_office_id_fkey FOREIGN KEY (committee_office_id) REFERENCES kernel.unit(id),
  constraint dossier_competent_unit_id_fkey FOREIGN KEY (competent_unit_id) REFERENCES kernel.unit(id),
  constraint dossier_division_id_fkey FOREIGN KEY (division_id) REFERENCES kernel.unit(id),
  constraint dossier_person_id_fkey FOREIGN KEY (person_id) REFERENCES kernel.person(id),
  constraint dossier_procedure_version_id_fkey FOREIGN KEY (procedure_version_id) REFERENCES procedures.procedure_version(id),
  constraint dossier_process_definition_id_fkey FOREIGN KEY (process_definition_id) REFERENCES procedures.process_definition(id),
  constraint dossier_receiving_unit_id_fkey FOREIGN KEY (receiving_unit_id) REFERENCES kernel.unit(id),
  constraint dossier_pkey PRIMARY KEY (id),
  constraint dossier_code_key UNIQUE (code)
);
create table procedures.draft (
  id uuid not null,
  person_id uuid not null,
  procedure_version_id uuid not null,
  unit_id uuid,
  answers jsonb not null,
  papers jsonb not null,
  return_method text,
  version integer not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  warned_at timestamp with time zone,
  paper_case text,
  constraint draft_person_id_fkey FOREIGN KEY (person_id) REFERENCES kernel.person(id),
  constraint draft_procedure_version_id_fkey FOREIGN KEY (procedure_version_id) REFERENCES procedures.procedure_version(id),
  constraint draft_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES kernel.unit(id),
  constraint draft_pkey PRIMARY KEY (id)
);
create table procedures.ending (
  dossier_id uuid not null,
  kind text not null,
  ground text not null,
  reason text not null,
  settlement text,
  step_id text not null,
  decided_by uuid,
  decided_at timestamp with time zone not null,
  constraint ending_kind_check CHECK ((kind = ANY (ARRAY['refused'::text, 'withdrawn'::text, 'stopped'::text]))),
  constraint ending_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES kernel.person(id),
  constraint ending_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES procedures.dossier(id),
  constraint ending_pkey PRIMARY KEY (dossier_id)
);
create table procedures.ending_proposal (
  id uuid not null,
  dossier_id uuid not null,
  kind text not null,
  ground text not null,
  reason text not null,
  step_id text not null,
  assignee_id uuid,
  proposed_by uuid not null,
  proposed_at timestamp with time zone not null,
  state text not null,
  remark text,
  closed_by uuid,
  closed_at timestamp with time zone,
  constraint ending_proposal_check CHECK (((state = 'open'::text) = (closed_at IS NULL))),
  constraint ending_proposal_kind_check CHECK ((kind = ANY (ARRAY['refused'::text, 'stopped'::text]))),
  constraint ending_proposal_state_check CHECK ((state = ANY (ARRAY['open'::text, 'decided'::text, 'returned'::text, 'overtaken'::text]))),
  constraint ending_proposal_assignee_id_fkey FOREIGN KEY (assignee_id) REFERENCES kernel.person(id),
  constraint ending_proposal_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES kernel.person(id),
  constraint ending_proposal_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES procedures.dossier(id),
  constraint ending_proposal_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES kernel.person(id),
  constraint ending_proposal_pkey PRIMARY KEY (id)
);
create table procedures.escalation (
  dossier_id uuid not null,
  rung text not null,
  due_at timestamp with time zone not null,
  told_at timestamp with time zone not null,
  people smallint not null,
  constraint escalation_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES procedures.dossier(id),
  constraint escalation_pkey PRIMARY KEY (dossier_id, rung, due_at)
);
create table procedures.fee_demand (
  id uuid not null,
  dossier_id uuid not null,
  ordinal integer not null,
  unit_id uuid not null,
  state text not null,
  lines jsonb not null,
  service_fee bigint not null,
  charge bigint not null,
  pay_by date,
  demanded_at timestamp with time zone not null,
  demanded_by uuid not null,
  closed_at timestamp with time zone,
  closed_by uuid,
  reason text,
  constraint fee_demand_charge_check CHECK ((charge >= 0)),
  constraint fee_demand_check CHECK (((state = 'open'::text) = (closed_at IS NULL))),
  constraint fee_demand_check1 CHECK (((state <> 'open'::text) OR ((service_fee + charge) > 0))),
  constraint fee_demand_service_fee_check CHECK ((service_fee >= 0)),
  constraint fee_demand_state_check CHECK ((state = ANY (ARRAY['open'::text, 'paid'::text, 'exempt'::text, 'cancelled'::text]))),
  constraint fee_demand_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES kernel.person(id),
  constraint fee_demand_demanded_by_fkey FOREIGN KEY (demanded_by) REFERENCES kernel.person(id),
  constraint fee_demand_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES procedures.dossier(id),
  constraint fee_demand_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES kernel.unit(id),
  constraint fee_demand_pkey PRIMARY KEY (id),
  constraint fee_demand_dossier_id_ordinal_key UNIQUE (dossier_id, ordinal)
);
create table procedures.fee_payment (
  id uuid not null,
  dossier_id uuid not null,
  fee_demand_id uuid not null,
  unit_id uuid not null,
  method text not null,
  service_fee bigint not null,
  charge bigint not null,
  payer_name text not null,
  reference text,
  order_id text,
  paid_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  taken_by uuid,
  receipt_book text,
  receipt_number text,
  cancelled_at timestamp with time zone,
  cancelled_by uuid,
  cancel_reason text,
  constraint fee_payment_charge_check CHECK ((charge >= 0)),
  constraint fee_payment_check CHECK (((service_fee + charge) > 0)),
  constraint fee_payment_check1 CHECK (((method = 'cash'::text) = (reference IS NULL))),
  constraint fee_payment_check2 CHECK (((method = 'online'::text) = (order_id IS NOT NULL))),
  constraint fee_payment_check3 CHECK (((receipt_book IS NULL) = (receipt_number IS NULL))),
  constraint fee_payment_check4 CHECK (((cancelled_at IS NULL) = (cancelled_by IS NULL))),
  constraint fee_payment_check5 CHECK (((cancelled_at IS NULL) = (cancel_reason IS NULL))),
  constraint fee_payment_method_check CHECK ((method = ANY (ARRAY['cash'::text, 'transfer'::text, 'online'::text]))),
  constraint fee_payment_service_fee_check CHECK ((service_fee >= 0)),
  constraint fee_payment_cancelled_by_fkey FOREIGN KEY (cancelled_by) REFERENCES kernel.person(id),
  constraint fee_payment_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES procedures.dossier(id),
  constraint fee_payment_fee_demand_id_fkey FOREIGN KEY (fee_demand_id) REFERENCES procedures.fee_demand(id),
  constraint fee_payment_order_id_fkey FOREIGN KEY (order_id) REFERENCES procedures.payment_order(order_id),
  constraint fee_payment_taken_by_fkey FOREIGN KEY (taken_by) REFERENCES kernel.person(id),
  constraint fee_payment_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES kernel.unit(id),
  constraint fee_payment_pkey PRIMARY KEY (id),
  constraint fee_payment_receipt_book_receipt_number_key UNIQUE (receipt_book, receipt_number)
);
create table procedures.fee_refund (
  id uuid not null,
  fee_payment_id uuid not null,
  amount bigint not null,
  reason text not null,
  note text,
  opened_at timestamp with time zone not null,
  opened_by uuid,
  done_at timestamp with time zone,
  done_by uuid,
  reference text,
  constraint fee_refund_amount_check CHECK ((amount > 0)),
  constraint fee_refund_check CHECK (((done_at IS NULL) = (reference IS NULL))),
  constraint fee_refund_check1 CHECK (((done_at IS NULL) = (done_by IS NULL))),
  constraint fee_refund_reason_check CHECK ((reason = ANY (ARRAY['dossier-ended'::text, 'demand-closed'::text, 'withdrawn-early'::text, 'by-officer'::text]))),
  constraint fee_refund_done_by_fkey FOREIGN KEY (done_by) REFERENCES kernel.person(id),
  constraint fee_refund_fee_payment_id_fkey FOREIGN KEY (fee_payment_id) REFERENCES procedures.fee_payment(id),
  constraint fee_refund_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES kernel.person(id),
  constraint fee_refund_pkey PRIMARY KEY (id)
);
create table procedures.held_answer (
  dossier_id uuid not null,
  component_id text not null,
  name text not null,
  outcome text not null,
  received_at timestamp with time zone not null,
  constraint held_answer_outcome_check CHECK ((outcome = ANY (ARRAY['used'::text, 'asked'::text, 'not-brought'::text]))),
  constraint held_answer_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES procedures.dossier(id),
  constraint held_answer_pkey PRIMARY KEY (dossier_id, component_id)
);
create table procedures.held_answer_seen (
  dossier_id uuid not null,
  received_at timestamp with time zone not null,
  constraint held_answer_seen_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES procedures.dossier(id),
  constraint held_answer_seen_pkey PRIMARY KEY (dossier_id)
);
create table procedures.held_copy (
  file_id uuid not null,
  source_file_id uuid not null,
  source_dossier_id uuid not null,
  source_component_id text,
  name text not null,
  number text,
  source_unit_id uuid not null,
  held_since timestamp with time zone not null,
  taken_by uuid not null,
  taken_at timestamp with time zone not null,
  constraint held_copy_file_id_fkey FOREIGN KEY (file_id) REFERENCES work.file(id) ON DELETE CASCADE,
  constraint held_copy_source_dossier_id_fkey FOREIGN KEY (source_dossier_id) REFERENCES procedures.dossier(id),
  constraint held_copy_source_file_id_fkey FOREIGN KEY (source_file_id) REFERENCES work.file(id),
  constraint held_copy_source_unit_id_fkey FOREIGN KEY (source_unit_id) REFERENCES kernel.unit(id),
  constraint held_copy_taken_by_fkey FOREIGN KEY (taken_by) REFERENCES kernel.person(id),
  constraint held_copy_pkey PRIMARY KEY (file_id)
);
create table procedures.held_take (
  id uuid not null,
  unit_id uuid not null,
  taken_by uuid not null,
  taken_at timestamp with time zone not null,
  identity_number text not null,
  procedure_code text not null,
  name text not null,
  file_ids uuid[] not null,
  closed_at timestamp with time zone,
  dossier_id uuid,
  constraint held_take_check CHECK (((dossier_id IS NULL) OR (closed_at IS NOT NULL))),
  constraint held_take_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES procedures.dossier(id),
  constraint held_take_taken_by_fkey FOREIGN KEY (taken_by) REFERENCES kernel.person(id),
  constraint held_take_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES kernel.unit(id),
  constraint held_take_pkey PRIMARY KEY (id)
);
create table procedures.issued_letter (
  dossier_id uuid not null,
  form text not null,
  ordinal smallint not null,
  body_id uuid not null,
  year smallint not null,
  serial integer not null,
  issued_at timestamp with time zone not null,
  constraint issued_letter_form_check CHECK ((form = ANY (ARRAY['supplement-request'::text, 'refusal-notice'::text, 'apology'::text, 'stop-notice'::text, 'result-decision'::text]))),
  constraint issued_letter_ordinal_check CHECK ((ordinal > 0)),
  constraint issued_letter_serial_check CHECK ((serial > 0)),
  constraint issued_letter_body_id_fkey FOREIGN KEY (body_id) REFERENCES kernel.unit(id),
  constraint issued_letter_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES procedures.dossier(id),
  constraint issued_letter_pkey PRIMARY KEY (dossier_id, form, ordinal),
  constraint issued_letter_form_body_id_year_serial_key UNIQUE (form, body_id, year, serial)
);
create table procedures.paper_data (
  dossier_id uuid not null,
  component_id text not null,
  number text,
  issued_on date,
  issued_by text,
  valid_until date,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  constraint paper_data_check CHECK (((valid_until IS NULL) OR (issued_on IS NULL) OR (valid_until >= issued_on))),
  constraint paper_data_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES procedures.dossier(id),
  constraint paper_data_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES kernel.person(id),
  constraint paper_data_pkey PRIMARY KEY (dossier_id, component_id)
);
create table procedures.paper_exchange (
  id uuid not null,
  dossier_id uuid not null,
  change_id uuid not null,
  wrong_number text not null,
  unit_id uuid not null,
  role_key text not null,
  opened_at timestamp with time zone not null,
  do_by timestamp with time zone not null,
  told smallint default 0 not null,
  tell_next_at timestamp with time zone,
  state text not null,
  is_given boolean,
  is_taken_back boolean,
  reason text,
  receiver_kind text,
  receiver_name text,
  receiver_number text,
  closed_by uuid,
  closed_at timestamp with time zone,
  constraint paper_exchange_check CHECK (((state = 'closed'::text) = (closed_at IS NOT NULL))),
  constraint paper_exchange_check1 CHECK (((state = 'closed'::text) = ((is_given IS NOT NULL) AND (is_taken_back IS NOT NULL)))),
  constraint paper_exchange_check2 CHECK (((state = 'open'::text) OR is_taken_back OR (reason IS NOT NULL))),
  constraint paper_exchange_check3 CHECK (((receiver_kind IS NULL) = (receiver_name IS NULL))),
  constraint paper_exchange_receiver_kind_check CHECK ((receiver_kind = ANY (ARRAY['owner'::text, 'submitter'::text, 'mandate'::text]))),
  constraint paper_exchange_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text]))),
  constraint paper_exchange_told_check CHECK ((told >= 0)),
  constraint paper_exchange_change_id_fkey FOREIGN KEY (change_id) REFERENCES procedures.result_change(id),
  constraint paper_exchange_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES kernel.person(id),
  constraint paper_exchange_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES procedures.dossier(id),
  constraint paper_exchange_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES kernel.unit(id),
  constraint paper_exchange_pkey PRIMARY KEY (id)
);
create table procedures.paper_handover (
  id uuid not null,
  dossier_id uuid not null,
  kind text not null,
  from_unit_id uuid not null,
  to_unit_id uuid not null,
  since timestamp with time zone not null,
  pieces jsonb,
  missed_in uuid,
  bundle_id uuid,
  ordinal smallint,
  settled_at timestamp with time zone,
  constraint paper_handover_check CHECK (((bundle_id IS NULL) = (ordinal IS NULL))),
  constraint paper_handover_check1 CHECK (((bundle_id IS NULL) OR (pieces IS NOT NULL))),
  constraint paper_handover_kind_check CHECK ((kind = ANY (ARRAY['intake'::text, 'supplement'::text]))),
  constraint paper_handover_bundle_id_fkey FOREIGN KEY (bundle_id) REFERENCES procedures.bundle(id),
  constraint paper_handover_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES procedures.dossier(id),
  constraint paper_handover_from_unit_id_fkey FOREIGN KEY (from_unit_id) REFERENCES kernel.unit(id),
  constraint paper_handover_missed_in_fkey FOREIGN KEY (missed_in) REFERENCES procedures.bundle(id),
  constraint paper_handover_to_unit_id_fkey FOREIGN KEY (to_unit_id) REFERENCES kernel.unit(id),
  constraint paper_handover_pkey PRIMARY KEY (id),
  constraint paper_handover_bundle_id_ordinal_key UNIQUE (bundle_id, ordinal)
);
create table procedures.payment_difference (
  id uuid not null,
  kind text not null,
  order_id text not null,
  transaction_no text not null,
  amount_here bigint,
  amount_there bigint,
  dossier_id uuid,
  unit_id uuid,
  found_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  settled_by uuid,
  note text,
  constraint payment_difference_check CHECK (((settled_at IS NULL) = (settled_by IS NULL))),
  constraint payment_difference_kind_check CHECK ((kind = ANY (ARRAY['missing-here'::text, 'missing-there'::text, 'other-amount'::text, 'unknown-order'::text, 'amount-differs'::text, 'order-paid'::text]))),
  constraint payment_difference_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES procedures.dossier(id),
  constraint payment_difference_settled_by_fkey FOREIGN KEY (settled_by) REFERENCES kernel.person(id),
  constraint payment_difference_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES kernel.unit(id),
  constraint payment_difference_pkey PRIMARY KEY (id),
  constraint payment_difference_kind_order_id_transaction_no_key UNIQUE (kind, order_id, transaction_no)
);
create table procedures.payment_notice (
  id uuid not null,
  transaction_no text not null,
  order_id text not null,
  request_code text not null,
  amount bigint not null,
  error_code text not null,
  paid_at timestamp with time zone not null,
  outcome text not null,
  received_at timestamp with time zone not null,
  times integer not null,
  constraint payment_notice_outcome_check CHECK ((outcome = ANY (ARRAY['received'::text, 'booked'::text, 'failed'::text, 'unmatched'::text]))),
  constraint payment_notice_pkey PRIMARY KEY (id),
  constraint payment_notice_transaction_no_order_id_amount_error_code_key UNIQUE (transaction_no, order_id, amount, error_code)
);
create table procedures.payment_order (
  order_id text not null,
  fee_demand_id uuid not null,
  amount bigint not null,
  state text not null,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  constraint payment_order_amount_check CHECK ((amount > 0)),
  constraint payment_order_state_check CHECK ((state = ANY (ARRAY['open'::text, 'paid'::text, 'failed'::text]))),
  constraint payment_order_created_by_fkey FOREIGN KEY (created_by) REFERENCES kernel.person(id),
  constraint payment_order_fee_demand_id_fkey FOREIGN KEY (fee_demand_id) REFERENCES procedures.fee_demand(id),
  constraint payment_order_pkey PRIMARY KEY (order_id)
);
create table procedures.procedure (
  id uuid not null,
  code text not null,
  created_at timestamp with time zone not null,
  constraint procedure_pkey PRIMARY KEY (id),
  constraint procedure_code_key UNIQUE (code)
);
create table procedures.procedure_reading (
  code text not null,
  names jsonb not null,
  sentence text not null,
  audiences text[] not null,
  life_events text[] not null,
  written_by text not null,
  written_on date not null,
  constraint procedure_reading_pkey PRIMARY KEY (code)
);
create table procedures.procedure_use (
  procedure_id uuid not null,
  dossiers bigint not null,
  constraint procedure_use_procedure_id_fkey FOREIGN KEY (procedure_id) REFERENCES procedures.procedure(id),
  constraint procedure_use_pkey PRIMARY KEY (procedure_id)
);
create table procedures.procedure_version (
  id uuid not null,
  procedure_id uuid not null,
  valid_from date not null,
  valid_to date,
  name text not null,
  field text not null,
  ministry text not null,
  levels text[] not null,
  handlers text[] not null,
  settled_by text,
  fileable boolean not null,
  content jsonb not null,
  channels jsonb default '[]'::jsonb not null,
  warnings jsonb not null,
  source_hash text not null,
  search_head text not null,
  search_body text not null,
  search_vector tsvector generated always as ((setweight(to_tsvector('simple'::regconfig, search_head), 'A'::"char") || setweight(to_tsvector('simple'::regconfig, search_body), 'C'::"char"))) stored,
  name_vector tsvector generated always as (to_tsvector('simple'::regconfig, search_head)) stored,
  imported_at timestamp with time zone not null,
  constraint procedure_version_check CHECK (((valid_to IS NULL) OR (valid_to >= (valid_from - 1)))),
  constraint procedure_version_settled_by_check CHECK ((settled_by = ANY (ARRAY['commune'::text, 'province'::text, 'both'::text]))),
  constraint procedure_version_procedure_id_fkey FOREIGN KEY (procedure_id) REFERENCES procedures.procedure(id),
  constraint procedure_version_pkey PRIMARY KEY (id)
);
create table procedures.process_definition (
  id uuid not null,
  key text not null,
  version integer not null,
  level text not null,
  definition jsonb not null,
  valid_from date not null,
  valid_to date,
  constraint process_definition_level_check CHECK ((level = ANY (ARRAY['commune'::text, 'province'::text]))),
  constraint process_definition_pkey PRIMARY KEY (id),
  constraint process_definition_key_version_key UNIQUE (key, version)
);
create table procedures.rating (
  dossier_id uuid not null,
  satisfaction text not null,
  comment text not null,
  competent_unit_id uuid not null,
  rated_at timestamp with time zone not null,
  constraint rating_satisfaction_check CHECK ((satisfaction = ANY (ARRAY['very-satisfied'::text, 'satisfied'::text, 'not-satisfied'::text]))),
  constraint rating_competent_unit_id_fkey FOREIGN KEY (competent_unit_id) REFERENCES kernel.unit(id),
  constraint rating_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES procedures.dossier(id),
  constraint rating_pkey PRIMARY KEY (dossier_id)
);
create table procedures.referral (
  id uuid not null,
  dossier_id uuid not null,
  kind text not null,
  state text not null,
  ordinal smallint not null,
  sequence smallint,
  is_needed boolean not null,
  title text not null,
  content text not null,
  shown_file_ids uuid[] not null,
  shows_owner boolean not null,
  asking_unit_id uuid not null,
  asked_by uuid not null,
  unit_id uuid not null,
  assignee_id uuid,
  limit_unit text not null,
  limit_value numeric not null,
  asked_at timestamp with time zone not null,
  started_at timestamp with time zone,
  due_at timestamp with time zone,
  silent_at timestamp with time zone,
  outcome text,
  answer text,
  answer_file_ids uuid[] default '{}'::uuid[] not null,
  answered_at timestamp with time zone,
  answered_by uuid,
  withdrawn_at timestamp with time zone,
  withdrawn_reason text,
  version integer default 1 not null,
  constraint referral_check CHECK (((state = 'answered'::text) = (answered_at IS NOT NULL))),
  constraint referral_check1 CHECK (((answered_at IS NULL) = (outcome IS NULL))),
  constraint referral_check2 CHECK (((state = 'withdrawn'::text) = (withdrawn_at IS NOT NULL))),
  constraint referral_check3 CHECK (((state = ANY (ARRAY['waiting'::text, 'withdrawn'::text])) OR (started_at IS NOT NULL))),
  constraint referral_kind_check CHECK ((kind = ANY (ARRAY['opinion'::text, 'task'::text]))),
  constraint referral_ordinal_check CHECK ((ordinal >= 1)),
  constraint referral_sequence_check CHECK ((sequence >= 1)),
  constraint referral_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'open'::text, 'answered'::text, 'withdrawn'::text]))),
  constraint referral_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES kernel.person(id),
  constraint referral_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES kernel.person(id),
  constraint referral_asking_unit_id_fkey FOREIGN KEY (asking_unit_id) REFERENCES kernel.unit(id),
  constraint referral_assignee_id_fkey FOREIGN KEY (assignee_id) REFERENCES kernel.person(id),
  constraint referral_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES procedures.dossier(id),
  constraint referral_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES kernel.unit(id),
  constraint referral_pkey PRIMARY KEY (id),
  constraint referral_dossier_id_ordinal_key UNIQUE (dossier_id, ordinal)
);
create table procedures.result (
  dossier_id uuid not null,
  state text not null,
  title text not null,
  body text,
  uploaded_file_id uuid,
  book text,
  number text,
  numbered_on date,
  signer_id uuid,
  signed_at timestamp with time zone,
  signed_file_id uuid,
  issued_at timestamp with time zone,
  receiver_name text,
  receiver_kind text,
  receiver_number text,
  check_token text,
  constraint result_check CHECK (((number IS NULL) = (book IS NULL))),
  constraint result_check1 CHECK (((number IS NULL) = (numbered_on IS NULL))),
  constraint result_check2 CHECK (((body IS NULL) <> (uploaded_file_id IS NULL))),
  constraint result_check3 CHECK (((state = ANY (ARRAY['signed'::text, 'issued'::text])) = (signed_file_id IS NOT NULL))),
  constraint result_mandate_check CHECK (((NOT ((receiver_kind = 'mandate'::text) IS DISTINCT FROM (receiver_number IS NOT NULL))) OR (receiver_kind IS NULL))),
  constraint result_receiver_check CHECK (((receiver_kind IS NULL) OR (receiver_name IS NOT NULL))),
  constraint result_receiver_kind_check CHECK ((receiver_kind = ANY (ARRAY['owner'::text, 'submitter'::text, 'mandate'::text]))),
  constraint result_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'signing'::text, 'signed'::text, 'issued'::text, 'aside'::text]))),
  constraint result_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES procedures.dossier(id),
  constraint result_signed_file_id_fkey FOREIGN KEY (signed_file_id) REFERENCES work.file(id),
  constraint result_signer_id_fkey FOREIGN KEY (signer_id) REFERENCES kernel.person(id),
  constraint result_uploaded_file_id_fkey FOREIGN KEY (uploaded_file_id) REFERENCES work.file(id),
  constraint result_pkey PRIMARY KEY (dossier_id),
  constraint result_book_number_key UNIQUE (book, number),
  constraint result_check_token_key UNIQUE (check_token)
);
create table procedures.result_change (
  id uuid not null,
  dossier_id uuid not null,
  kind text not null,
  ground text not null,
  reason text not null,
  content text,
  title text,
  body text,
  uploaded_file_id uuid,
  proposed_by uuid not null,
  proposed_at timestamp with time zone not null,
  state text not null,
  remark text,
  closed_by uuid,
  closed_at timestamp with time zone,
  ordinal smallint,
  decision_number text,
  book text,
  number text,
  numbered_on date,
  signed_at timestamp with time zone,
  signed_file_id uuid,
  check_token text,
  constraint result_change_check CHECK (((state = 'open'::text) = (closed_at IS NULL))),
  constraint result_change_check1 CHECK (((state = 'decided'::text) = (ordinal IS NOT NULL))),
  constraint result_change_check2 CHECK ((((number IS NULL) = (book IS NULL)) AND ((number IS NULL) = (numbered_on IS NULL)))),
  constraint result_change_check3 CHECK (((number IS NULL) OR ((state = 'decided'::text) AND (kind <> 'cancellation'::text)))),
  constraint result_change_check4 CHECK (((kind = 'correction'::text) = (content IS NOT NULL))),
  constraint result_change_check5 CHECK (((kind = 'correction'::text) = ((body IS NULL) <> (uploaded_file_id IS NULL)))),
  constraint result_change_check6 CHECK (((signed_file_id IS NULL) = (signed_at IS NULL))),
  constraint result_change_kind_check CHECK ((kind = ANY (ARRAY['correction'::text, 'reissue'::text, 'cancellation'::text]))),
  constraint result_change_ordinal_check CHECK ((ordinal > 0)),
  constraint result_change_state_check CHECK ((state = ANY (ARRAY['open'::text, 'returned'::text, 'decided'::text]))),
  constraint result_change_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES kernel.person(id),
  constraint result_change_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES procedures.dossier(id),
  constraint result_change_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES kernel.person(id),
  constraint result_change_signed_file_id_fkey FOREIGN KEY (signed_file_id) REFERENCES work.file(id),
  constraint result_change_uploaded_file_id_fkey FOREIGN KEY (uploaded_file_id) REFERENCES work.file(id),
  constraint result_change_pkey PRIMARY KEY (id),
  constraint result_change_book_number_key UNIQUE (book, number),
  constraint result_change_check_token_key UNIQUE (check_token),
  constraint result_change_dossier_id_ordinal_key UNIQUE (dossier_id, ordinal)
);
create table procedures.search_word (
  term text not null,
  kind text not null,
  codes text[] not null,
  expansion text,
  ministry text,
  source text not null,
  written_by text not null,
  written_on date not null,
  constraint search_word_kind_check CHECK ((kind = ANY (ARRAY['everyday'::text, 'english'::text, 'ukrainian'::text, 'synonym'::text, 'filler'::text, 'absent'::text]))),
  constraint search_word_pkey PRIMARY KEY (term, kind)
);
create table procedures.signed_copy (
  file_id uuid not null,
  signed_file_id uuid not null,
  dossier_id uuid not null,
  component_id text not null,
  unit_id uuid not null,
  signed_by uuid not null,
  signed_at timestamp with time zone not null,
  constraint signed_copy_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES procedures.dossier(id),
  constraint signed_copy_file_id_fkey FOREIGN KEY (file_id) REFERENCES work.file(id) ON DELETE CASCADE,
  constraint signed_copy_signed_by_fkey FOREIGN KEY (signed_by) REFERENCES kernel.person(id),
  constraint signed_copy_signed_file_id_fkey FOREIGN KEY (signed_file_id) REFERENCES work.file(id),
  constraint signed_copy_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES kernel.unit(id),
  constraint signed_copy_pkey PRIMARY KEY (file_id)
);
create table procedures.simulated_payment (
  order_id text not null,
  request_code text not null,
  amount bigint not null,
  state text not null,
  transaction_no text not null,
  at timestamp with time zone not null,
  constraint simulated_payment_state_check CHECK ((state = ANY (ARRAY['paid'::text, 'failed'::text, 'cancelled'::text]))),
  constraint simulated_payment_pkey PRIMARY KEY (order_id),
  constraint simulated_payment_transaction_no_key UNIQUE (transaction_no)
);
create table procedures.site_check (
  id uuid not null,
  dossier_id uuid not null,
  ordinal smallint not null,
  state text not null,
  unit_id uuid not null,
  planned_by uuid not null,
  created_at timestamp with time zone not null,
  planned_at timestamp with time zone not null,
  place text not null,
  subject text not null,
  asks_owner boolean not null,
  members jsonb not null,
  postponements jsonb default '[]'::jsonb not null,
  late_at timestamp with time zone not null,
  late_told_at timestamp with time zone,
  corrects uuid,
  correction_reason text,
  number text,
  record jsonb,
  recorded_at timestamp with time zone,
  recorded_by uuid,
  signatures jsonb default '[]'::jsonb not null,
  paper jsonb,
  closed_at timestamp with time zone,
  cancelled_at timestamp with time zone,
  cancel_reason text,
  version integer default 1 not null,
  book text,
  constraint site_check_check CHECK (((record IS NULL) = (recorded_at IS NULL))),
  constraint site_check_check1 CHECK (((record IS NULL) = (number IS NULL))),
  constraint site_check_check2 CHECK (((state <> ALL (ARRAY['recorded'::text, 'closed'::text])) OR (record IS NOT NULL))),
  constraint site_check_check3 CHECK (((state = 'closed'::text) = (closed_at IS NOT NULL))),
  constraint site_check_check4 CHECK (((state = 'cancelled'::text) = (cancelled_at IS NOT NULL))),
  constraint site_check_check5 CHECK (((corrects IS NULL) = (correction_reason IS NULL))),
  constraint site_check_check6 CHECK (((number IS NULL) = (book IS NULL))),
  constraint site_check_ordinal_check CHECK ((ordinal >= 1)),
  constraint site_check_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'recorded'::text, 'closed'::text, 'cancelled'::text]))),
  constraint site_check_corrects_fkey FOREIGN KEY (corrects) REFERENCES procedures.site_check(id),
  constraint site_check_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES procedures.dossier(id),
  constraint site_check_planned_by_fkey FOREIGN KEY (planned_by) REFERENCES kernel.person(id),
  constraint site_check_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES kernel.person(id),
  constraint site_check_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES kernel.unit(id),
  constraint site_check_pkey PRIMARY KEY (id),
  constraint site_check_corrects_key UNIQUE (corrects),
  constraint site_check_dossier_id_ordinal_key UNIQUE (dossier_id, ordinal)
);
create table procedures.step_pace (
  competent_unit_id uuid not null,
  procedure_code text not null,
  step_id text not null,
  passages integer not null,
  median_minutes integer not null,
  measured_at timestamp with time zone not null,
  constraint step_pace_pkey PRIMARY KEY (competent_unit_id, procedure_code, step_id)
);
create table procedures.supplement_intake (
  id uuid not null,
  request_id uuid not null,
  dossier_id uuid not null,
  unit_id uuid not null,
  taken_by uuid not null,
  taken_at timestamp with time zone not null,
  proof text not null,
  content jsonb not null,
  constraint supplement_intake_proof_check CHECK ((proof = ANY (ARRAY['number'::text, 'paper'::text]))),
  constraint supplement_intake_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES procedures.dossier(id),
  constraint supplement_intake_request_id_fkey FOREIGN KEY (request_id) REFERENCES procedures.supplement_request(id),
  constraint supplement_intake_taken_by_fkey FOREIGN KEY (taken_by) REFERENCES kernel.person(id),
  constraint supplement_intake_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES kernel.unit(id),
  constraint supplement_intake_pkey PRIMARY KEY (id)
);
create table procedures.supplement_request (
  id uuid not null,
  dossier_id uuid not null,
  ordinal smallint not null,
  state text not null,
  step_id text not null,
  reason text not null,
  items jsonb not null,
  changes jsonb default '[]'::jsonb not null,
  guide_id uuid,
  guide_phone text,
  asked_at timestamp with time zone not null,
  answer_by timestamp with time zone not null,
  warned_at timestamp with time zone,
  answered_at timestamp with time zone,
  closed_at timestamp with time zone,
  constraint supplement_request_check CHECK (((state = ANY (ARRAY['asked'::text, 'ended'::text])) OR (answered_at IS NOT NULL))),
  constraint supplement_request_check1 CHECK (((state = ANY (ARRAY['asked'::text, 'answered'::text])) = (closed_at IS NULL))),
  constraint supplement_request_ordinal_check CHECK ((ordinal >= 1)),
  constraint supplement_request_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'answered'::text, 'accepted'::text, 'asked-again'::text, 'ended'::text]))),
  constraint supplement_request_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES procedures.dossier(id),
  constraint supplement_request_guide_id_fkey FOREIGN KEY (guide_id) REFERENCES kernel.person(id),
  constraint supplement_request_pkey PRIMARY KEY (id),
  constraint supplement_request_dossier_id_ordinal_key UNIQUE (dossier_id, ordinal)
);
create table procedures.suspension (
  id uuid not null,
  dossier_id uuid not null,
  reason text not null,
  legal_ground text not null,
  document text,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  constraint suspension_check CHECK (((to_at IS NULL) OR (to_at >= from_at))),
  constraint suspension_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES procedures.dossier(id),
  constraint suspension_pkey PRIMARY KEY (id)
);

-- administration: tables
create table administration.campaign (
  id uuid not null,
  unit_id uuid not null,
  file_id uuid not null,
  file_name text not null,
  sha256 text not null,
  invite_by text not null,
  state text not null,
  problem jsonb,
  reason text not null,
  uploaded_by uuid not null,
  uploaded_at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  decision_reason text,
  finished_at timestamp with time zone,
  version integer not null,
  constraint campaign_check CHECK (((decided_by IS NULL) OR (state = 'withdrawn'::text) OR (decided_by <> uploaded_by))),
  constraint campaign_invite_by_check CHECK ((invite_by = ANY (ARRAY['email'::text, 'letter'::text]))),
  constraint campaign_state_check CHECK ((state = ANY (ARRAY['reading'::text, 'unreadable'::text, 'checked'::text, 'running'::text, 'done'::text, 'rejected'::text, 'withdrawn'::text]))),
  constraint campaign_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES kernel.person(id),
  constraint campaign_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES kernel.unit(id),
  constraint campaign_uploaded_by_fkey FOREIGN KEY (uploaded_by) REFERENCES kernel.person(id),
  constraint campaign_pkey PRIMARY KEY (id)
);
create table administration.campaign_row (
  campaign_id uuid not null,
  number integer not null,
  cells jsonb not null,
  problems jsonb not null,
  outcome text not null,
  changes jsonb not null,
  person_id uuid,
  done_at timestamp with time zone,
  failure text,
  constraint campaign_row_outcome_check CHECK ((outcome = ANY (ARRAY['new'::text, 'changed'::text, 'unchanged'::text, 'refused'::text]))),
  constraint campaign_row_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES administration.campaign(id) ON DELETE CASCADE,
  constraint campaign_row_person_id_fkey FOREIGN KEY (person_id) REFERENCES kernel.person(id),
  constraint campaign_row_pkey PRIMARY KEY (campaign_id, number)
);
create table administration.coverage_gap (
  unit_id uuid not null,
  process_key text not null,
  step_id text not null,
  part integer not null,
  process_name jsonb not null,
  step_name jsonb not null,
  role_key text not null,
  fields text[] not null,
  every_field boolean not null,
  procedures text[] not null,
  people integer not null,
  constraint coverage_gap_people_check CHECK ((people >= 0)),
  constraint coverage_gap_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES kernel.unit(id),
  constraint coverage_gap_pkey PRIMARY KEY (unit_id, process_key, step_id, part)
);
create table administration.coverage_run (
  counted_at timestamp with time zone not null,
  constraint coverage_run_pkey PRIMARY KEY (counted_at)
);
create table administration.coverage_unit (
  unit_id uuid not null,
  steps integer not null,
  thin integer not null,
  constraint coverage_unit_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES kernel.unit(id),
  constraint coverage_unit_pkey PRIMARY KEY (unit_id)
);

-- sample: tables
create table sample.appointment (
  id uuid not null,
  code text not null,
  unit_id uuid not null,
  person_id uuid not null,
  purpose text not null,
  day date not null,
  at timestamp with time zone,
  state text not null,
  answered_by uuid,
  version integer not null,
  created_at timestamp with time zone not null,
  constraint appointment_state_check CHECK ((state = ANY (ARRAY['requested'::text, 'confirmed'::text, 'declined'::text, 'expired'::text]))),
  constraint appointment_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES kernel.person(id),
  constraint appointment_person_id_fkey FOREIGN KEY (person_id) REFERENCES kernel.person(id),
  constraint appointment_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES kernel.unit(id),
  constraint appointment_pkey PRIMARY KEY (id),
  constraint appointment_code_key UNIQUE (code)
);
create table sample.appointment_day (
  unit_id uuid not null,
  day date not null,
  requested integer not null,
  confirmed integer not null,
  constraint appointment_day_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES kernel.unit(id),
  constraint appointment_day_pkey PRIMARY KEY (unit_id, day)
);

-- kernel: indexes
CREATE INDEX account_change_by_idx ON kernel.account_change USING btree (by_person, at) WHERE (by_person IS NOT NULL);
CREATE INDEX account_change_person_idx ON kernel.account_change USING btree (person_id, at);
CREATE INDEX account_code_expires_idx ON kernel.account_code USING btree (expires_at);
CREATE INDEX account_code_person_idx ON kernel.account_code USING btree (person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX account_invitation_made_by_idx ON kernel.account_invitation USING btree (made_by) WHERE (made_by IS NOT NULL);
CREATE UNIQUE INDEX account_invitation_open_idx ON kernel.account_invitation USING btree (person_id) WHERE ((used_at IS NULL) AND (withdrawn_at IS NULL));
CREATE INDEX account_invitation_person_idx ON kernel.account_invitation USING btree (person_id, made_at);
CREATE INDEX account_sign_in_at_idx ON kernel.account_sign_in USING btree (at);
CREATE INDEX account_unused_idx ON kernel.account USING btree (unused_since) WHERE (disabled_at IS NULL);
CREATE INDEX backup_run_kind_idx ON kernel.backup_run USING btree (kind, at DESC);
CREATE INDEX known_device_person_person_idx ON kernel.known_device_person USING btree (person_id);
CREATE INDEX known_device_rotated_idx ON kernel.known_device USING btree (rotated_at);
CREATE INDEX message_address_idx ON kernel.message USING btree (address_id, at);
CREATE UNIQUE INDEX message_address_person_idx ON kernel.message_address USING btree (person_id, space, channel) WHERE (person_id IS NOT NULL);
CREATE UNIQUE INDEX message_address_subject_idx ON kernel.message_address USING btree (subject_id, space, channel) WHERE (subject_id IS NOT NULL);
CREATE INDEX message_consent_address_idx ON kernel.message_consent USING btree (address_id, at);
CREATE INDEX message_consent_by_idx ON kernel.message_consent USING btree (by_person) WHERE (by_person IS NOT NULL);
CREATE INDEX message_failed_idx ON kernel.message USING btree (space, ended_at) WHERE (state = 'failed'::text);
CREATE INDEX message_open_idx ON kernel.message USING btree (space, at) WHERE (state = ANY (ARRAY['waiting'::text, 'queued'::text]));
CREATE INDEX message_open_matter_idx ON kernel.message USING btree (address_id, subject_id, at) WHERE (state = ANY (ARRAY['waiting'::text, 'queued'::text, 'sent'::text]));
CREATE INDEX message_waiting_idx ON kernel.message USING btree (space, system, due_at) WHERE (state = 'waiting'::text);
CREATE INDEX partner_key_person_idx ON kernel.partner_key USING btree (person_id);
CREATE INDEX pending_sign_in_expires_idx ON kernel.pending_sign_in USING btree (expires_at);
CREATE INDEX pending_sign_in_person_idx ON kernel.pending_sign_in USING btree (person_id) WHERE (person_id IS NOT NULL);
CREATE UNIQUE INDEX person_identity_number_idx ON kernel.person USING btree (identity_number) WHERE (identity_number IS NOT NULL);
CREATE UNIQUE INDEX person_partner_name_idx ON kernel.person USING btree (name) WHERE (kind = 'partner'::text);
CREATE INDEX role_change_by_idx ON kernel.role_change USING btree (by_person) WHERE (by_person IS NOT NULL);
CREATE INDEX role_change_role_idx ON kernel.role_change USING btree (role_key, at);
CREATE INDEX role_grant_change_by_idx ON kernel.role_grant_change USING btree (by_person) WHERE (by_person IS NOT NULL);
CREATE INDEX role_grant_change_grant_idx ON kernel.role_grant_change USING btree (grant_id, at);
CREATE INDEX role_grant_ending_idx ON kernel.role_grant USING btree (valid_to) WHERE (valid_to IS NOT NULL);
CREATE INDEX role_grant_granted_by_idx ON kernel.role_grant USING btree (granted_by);
CREATE INDEX role_grant_person_idx ON kernel.role_grant USING btree (person_id);
CREATE INDEX role_grant_role_idx ON kernel.role_grant USING btree (role_key);
CREATE INDEX role_grant_source_idx ON kernel.role_grant USING btree (source_grant_id) WHERE (source_grant_id IS NOT NULL);
CREATE INDEX role_grant_unit_idx ON kernel.role_grant USING btree (unit_id, role_key);
CREATE INDEX role_works_as_idx ON kernel.role USING btree (works_as) WHERE (works_as IS NOT NULL);
CREATE UNIQUE INDEX second_factor_begun_idx ON kernel.second_factor USING btree (person_id) WHERE (confirmed_at IS NULL);
CREATE INDEX second_factor_person_idx ON kernel.second_factor USING btree (person_id) WHERE (confirmed_at IS NOT NULL);
CREATE INDEX session_expires_idx ON kernel.session USING btree (expires_at);
CREATE UNIQUE INDEX session_id_idx ON kernel.session USING btree (id);
CREATE INDEX session_person_idx ON kernel.session USING btree (person_id);
CREATE INDEX sign_in_miss_last_idx ON kernel.sign_in_miss USING btree (last_at);
CREATE INDEX sign_in_try_last_idx ON kernel.sign_in_try USING btree (last_at);
CREATE INDEX signing_certificate_person_idx ON kernel.signing_certificate USING btree (person_id);
CREATE INDEX simulated_message_at_idx ON kernel.simulated_message USING btree (space, at);
CREATE INDEX system_stage_unit_idx ON kernel.system_stage USING btree (unit_id) WHERE (unit_id IS NOT NULL);
CREATE INDEX unit_change_unit_idx ON kernel.unit_change USING btree (unit_id, at DESC);
CREATE INDEX unit_closure_descendant_idx ON kernel.unit_closure USING btree (descendant_id);
CREATE UNIQUE INDEX unit_code_idx ON kernel.unit USING btree (code) WHERE (valid_to IS NULL);
CREATE INDEX unit_parent_idx ON kernel.unit USING btree (parent_id);
CREATE INDEX unit_successor_successor_idx ON kernel.unit_successor USING btree (successor_id);

-- work: indexes
CREATE INDEX audit_entry_actor_idx ON work.audit_entry USING btree (actor_id, at DESC);
CREATE INDEX audit_entry_sign_in_idx ON work.audit_entry USING btree (at) WHERE ((operation = 'kernel.session.sign-in'::text) AND (outcome = 'done'::text));
CREATE INDEX audit_entry_subject_idx ON work.audit_entry USING btree (subject_id, at DESC);
CREATE INDEX audit_entry_xid_idx ON work.audit_entry USING btree (xid);
CREATE INDEX event_order_idx ON work.event USING btree (xid, at, "position", id);
CREATE INDEX event_subject_idx ON work.event USING btree (subject_id, at, "position");
CREATE INDEX export_expires_idx ON work.export USING btree (expires_at);
CREATE INDEX export_file_idx ON work.export USING btree (file_id) WHERE (file_id IS NOT NULL);
CREATE INDEX export_person_idx ON work.export USING btree (person_id, asked_at DESC);
CREATE INDEX file_attached_idx ON work.file USING btree (attached_to) WHERE (attached_to IS NOT NULL);
CREATE INDEX file_storage_key_idx ON work.file USING btree (storage_key text_pattern_ops);
CREATE INDEX file_unattached_idx ON work.file USING btree (created_at) WHERE (attached_to IS NULL);
CREATE INDEX file_waiting_idx ON work.file USING btree (uploaded_by) INCLUDE (size) WHERE (attached_to IS NULL);
CREATE INDEX first_view_view_idx ON work.first_view USING btree (view_id);
CREATE INDEX job_progress_person_idx ON work.job_progress USING btree (person_id, started_at DESC);
CREATE INDEX job_progress_started_idx ON work.job_progress USING btree (started_at);
CREATE INDEX letter_file_idx ON work.letter USING btree (file_id);
CREATE INDEX notice_person_idx ON work.notice USING btree (person_id, at DESC);
CREATE INDEX request_at_idx ON work.request USING btree (at);
CREATE INDEX saved_view_unit_idx ON work.saved_view USING btree (unit_id) WHERE (unit_id IS NOT NULL);
CREATE INDEX work_item_assignee_idx ON work.work_item USING btree (assignee_id, sort_at, id) WHERE (assignee_id IS NOT NULL);
CREATE INDEX work_item_order_idx ON work.work_item USING btree (sort_at, id);
CREATE INDEX work_item_unit_role_idx ON work.work_item USING btree (unit_id, COALESCE(role_key, ''::text), sort_at, id);

-- procedures: indexes
CREATE INDEX apology_sent_by_idx ON procedures.apology USING btree (sent_by);
CREATE INDEX apology_unit_idx ON procedures.apology USING btree (unit_id);
CREATE INDEX apology_waiting_idx ON procedures.apology USING btree (dossier_id) WHERE (state = ANY (ARRAY['drafted'::text, 'written'::text]));
CREATE INDEX apology_written_by_idx ON procedures.apology USING btree (written_by);
CREATE INDEX batch_expires_idx ON procedures.batch USING btree (expires_at);
CREATE INDEX batch_file_idx ON procedures.batch USING btree (file_id);
CREATE INDEX batch_person_idx ON procedures.batch USING btree (person_id, started_at DESC);
CREATE INDEX bundle_chase_idx ON procedures.bundle USING btree (chase_at) WHERE (closed_at IS NULL);
CREATE INDEX bundle_closed_by_idx ON procedures.bundle USING btree (closed_by);
CREATE INDEX bundle_counter_idx ON procedures.bundle USING btree (counter_id, sent_at DESC);
CREATE INDEX bundle_from_idx ON procedures.bundle USING btree (from_unit_id, sent_at DESC);
CREATE INDEX bundle_sent_by_idx ON procedures.bundle USING btree (sent_by);
CREATE INDEX bundle_to_unit_idx ON procedures.bundle USING btree (to_unit_id);
CREATE INDEX correction_request_answered_by_idx ON procedures.correction_request USING btree (answered_by);
CREATE INDEX correction_request_asked_by_idx ON procedures.correction_request USING btree (asked_by);
CREATE INDEX correction_request_change_idx ON procedures.correction_request USING btree (change_id);
CREATE INDEX correction_request_late_idx ON procedures.correction_request USING btree (answer_by) WHERE ((state = 'open'::text) AND (late_told_at IS NULL));
CREATE UNIQUE INDEX correction_request_open_idx ON procedures.correction_request USING btree (dossier_id) WHERE (state = ANY (ARRAY['open'::text, 'proposed'::text]));
CREATE INDEX correction_request_unit_idx ON procedures.correction_request USING btree (unit_id);
CREATE INDEX dossier_asked_idx ON procedures.dossier USING btree (person_id) WHERE ((open_path = 'supplement-asked'::text) AND (person_id IS NOT NULL));
CREATE INDEX dossier_code_ending_idx ON procedures.dossier USING btree (reverse(code) text_pattern_ops);
CREATE INDEX dossier_code_prefix_idx ON procedures.dossier USING btree (code text_pattern_ops);
CREATE INDEX dossier_committee_office_idx ON procedures.dossier USING btree (committee_office_id, submitted_at DESC, id DESC) WHERE (committee_office_id IS NOT NULL);
CREATE INDEX dossier_competent_idx ON procedures.dossier USING btree (competent_unit_id, submitted_at DESC, id DESC);
CREATE INDEX dossier_division_idx ON procedures.dossier USING btree (division_id, submitted_at DESC, id DESC);
CREATE INDEX dossier_due_idx ON procedures.dossier USING btree (due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX dossier_due_soon_idx ON procedures.dossier USING btree (competent_unit_id, due_at) WHERE ((state = 'in-progress'::text) AND (returned_at IS NULL));
CREATE INDEX dossier_finished_idx ON procedures.dossier USING btree (finished_at) INCLUDE (due_at, received_at, competent_unit_id, receiving_unit_id, division_id, committee_office_id, procedure_version_id) WHERE (finished_at IS NOT NULL);
CREATE INDEX dossier_identity_idx ON procedures.dossier USING btree (identity_number, submitted_at DESC, id DESC) WHERE (identity_number IS NOT NULL);
CREATE INDEX dossier_newest_idx ON procedures.dossier USING btree (submitted_at DESC, id DESC) INCLUDE (owner_name_folded);
CREATE INDEX dossier_open_idx ON procedures.dossier USING btree (state, submitted_at DESC, id DESC) INCLUDE (receiving_unit_id, competent_unit_id, division_id, procedure_version_id) WHERE (returned_at IS NULL);
CREATE INDEX dossier_owner_place_idx ON procedures.dossier USING gin (procedures.name_beginnings(owner_name_folded), (ARRAY[receiving_unit_id, competent_unit_id, division_id])) WITH (gin_pending_list_limit='512');
CREATE INDEX dossier_person_idx ON procedures.dossier USING btree (person_id, submitted_at DESC) WHERE (person_id IS NOT NULL);
CREATE INDEX dossier_phone_idx ON procedures.dossier USING btree (((owner ->> 'phone'::text)), submitted_at DESC, id DESC) WHERE ((owner ->> 'phone'::text) IS NOT NULL);
CREATE INDEX dossier_procedure_version_idx ON procedures.dossier USING btree (procedure_version_id, submitted_at DESC, id DESC);
CREATE INDEX dossier_process_definition_idx ON procedures.dossier USING btree (process_definition_id);
CREATE INDEX dossier_received_idx ON procedures.dossier USING btree (received_at, id) INCLUDE (competent_unit_id, receiving_unit_id, division_id, committee_office_id, procedure_version_id) WHERE (received_at IS NOT NULL);
CREATE INDEX dossier_receiving_idx ON procedures.dossier USING btree (receiving_unit_id, submitted_at DESC, id DESC);
CREATE INDEX dossier_submitter_phone_idx ON procedures.dossier USING btree ((((answers -> 'applicant'::text) ->> 'submitterPhone'::text))) WHERE (((answers -> 'applicant'::text) ->> 'submitterPhone'::text) IS NOT NULL);
CREATE INDEX dossier_took_idx ON procedures.dossier USING btree (competent_unit_id, procedure_version_id, finished_at) INCLUDE (received_at) WHERE (finished_at IS NOT NULL);
CREATE INDEX draft_person_idx ON procedures.draft USING btree (person_id, updated_at DESC);
CREATE INDEX draft_procedure_version_idx ON procedures.draft USING btree (procedure_version_id);
CREATE INDEX draft_unit_idx ON procedures.draft USING btree (unit_id);
CREATE INDEX draft_updated_idx ON procedures.draft USING btree (updated_at);
CREATE INDEX ending_decided_by_idx ON procedures.ending USING btree (decided_by);
CREATE INDEX ending_proposal_assignee_idx ON procedures.ending_proposal USING btree (assignee_id);
CREATE INDEX ending_proposal_closed_by_idx ON procedures.ending_proposal USING btree (closed_by);
CREATE INDEX ending_proposal_dossier_idx ON procedures.ending_proposal USING btree (dossier_id);
CREATE UNIQUE INDEX ending_proposal_open_idx ON procedures.ending_proposal USING btree (dossier_id) WHERE (closed_at IS NULL);
CREATE INDEX ending_proposal_proposed_by_idx ON procedures.ending_proposal USING btree (proposed_by);
CREATE INDEX fee_demand_closed_by_idx ON procedures.fee_demand USING btree (closed_by);
CREATE INDEX fee_demand_demanded_by_idx ON procedures.fee_demand USING btree (demanded_by);
CREATE UNIQUE INDEX fee_demand_open_idx ON procedures.fee_demand USING btree (dossier_id) WHERE (state = 'open'::text);
CREATE INDEX fee_demand_unit_idx ON procedures.fee_demand USING btree (unit_id);
CREATE INDEX fee_payment_cancelled_by_idx ON procedures.fee_payment USING btree (cancelled_by);
CREATE UNIQUE INDEX fee_payment_demand_idx ON procedures.fee_payment USING btree (fee_demand_id) WHERE ((receipt_number IS NOT NULL) AND (cancelled_at IS NULL));
CREATE INDEX fee_payment_dossier_idx ON procedures.fee_payment USING btree (dossier_id);
CREATE INDEX fee_payment_of_demand_idx ON procedures.fee_payment USING btree (fee_demand_id);
CREATE INDEX fee_payment_online_idx ON procedures.fee_payment USING btree (paid_at) WHERE (method = 'online'::text);
CREATE UNIQUE INDEX fee_payment_order_idx ON procedures.fee_payment USING btree (order_id) WHERE (order_id IS NOT NULL);
CREATE INDEX fee_payment_taken_by_idx ON procedures.fee_payment USING btree (taken_by);
CREATE UNIQUE INDEX fee_payment_transfer_idx ON procedures.fee_payment USING btree (unit_id, reference) WHERE ((method = 'transfer'::text) AND (cancelled_at IS NULL));
CREATE INDEX fee_payment_unit_idx ON procedures.fee_payment USING btree (unit_id, recorded_at DESC, id DESC);
CREATE INDEX fee_refund_done_by_idx ON procedures.fee_refund USING btree (done_by);
CREATE INDEX fee_refund_open_idx ON procedures.fee_refund USING btree (opened_at) WHERE (done_at IS NULL);
CREATE INDEX fee_refund_opened_by_idx ON procedures.fee_refund USING btree (opened_by);
CREATE INDEX fee_refund_payment_idx ON procedures.fee_refund USING btree (fee_payment_id);
CREATE INDEX held_answer_seen_time_idx ON procedures.held_answer_seen USING btree (received_at);
CREATE INDEX held_answer_time_idx ON procedures.held_answer USING btree (received_at, dossier_id) INCLUDE (outcome);
CREATE INDEX held_copy_source_dossier_idx ON procedures.held_copy USING btree (source_dossier_id);
CREATE INDEX held_copy_source_file_idx ON procedures.held_copy USING btree (source_file_id);
CREATE INDEX held_copy_source_unit_idx ON procedures.held_copy USING btree (source_unit_id);
CREATE INDEX held_copy_taken_by_idx ON procedures.held_copy USING btree (taken_by);
CREATE INDEX held_take_dossier_idx ON procedures.held_take USING btree (dossier_id);
CREATE INDEX held_take_open_idx ON procedures.held_take USING btree (taken_at) WHERE (closed_at IS NULL);
CREATE INDEX held_take_taken_by_idx ON procedures.held_take USING btree (taken_by);
CREATE INDEX held_take_unit_idx ON procedures.held_take USING btree (unit_id);
CREATE INDEX held_take_unused_idx ON procedures.held_take USING btree (closed_at) WHERE ((dossier_id IS NULL) AND (closed_at IS NOT NULL));
CREATE INDEX issued_letter_body_idx ON procedures.issued_letter USING btree (body_id);
CREATE INDEX paper_data_recorded_by_idx ON procedures.paper_data USING btree (recorded_by);
CREATE INDEX paper_exchange_change_idx ON procedures.paper_exchange USING btree (change_id);
CREATE INDEX paper_exchange_closed_by_idx ON procedures.paper_exchange USING btree (closed_by);
CREATE INDEX paper_exchange_dossier_idx ON procedures.paper_exchange USING btree (dossier_id);
CREATE INDEX paper_exchange_late_idx ON procedures.paper_exchange USING btree (tell_next_at) WHERE (state = 'open'::text);
CREATE UNIQUE INDEX paper_exchange_open_idx ON procedures.paper_exchange USING btree (dossier_id) WHERE (state = 'open'::text);
CREATE INDEX paper_exchange_unit_idx ON procedures.paper_exchange USING btree (unit_id);
CREATE INDEX paper_handover_dossier_idx ON procedures.paper_handover USING btree (dossier_id);
CREATE INDEX paper_handover_missed_in_idx ON procedures.paper_handover USING btree (missed_in);
CREATE INDEX paper_handover_to_unit_idx ON procedures.paper_handover USING btree (to_unit_id);
CREATE INDEX paper_handover_waiting_idx ON procedures.paper_handover USING btree (from_unit_id, since) WHERE ((bundle_id IS NULL) AND (settled_at IS NULL));
CREATE INDEX payment_difference_dossier_idx ON procedures.payment_difference USING btree (dossier_id);
CREATE INDEX payment_difference_open_idx ON procedures.payment_difference USING btree (unit_id, found_at) WHERE (settled_at IS NULL);
CREATE INDEX payment_difference_settled_by_idx ON procedures.payment_difference USING btree (settled_by);
CREATE INDEX payment_order_created_by_idx ON procedures.payment_order USING btree (created_by);
CREATE INDEX payment_order_demand_idx ON procedures.payment_order USING btree (fee_demand_id);
CREATE UNIQUE INDEX procedure_version_current_idx ON procedures.procedure_version USING btree (procedure_id) WHERE (valid_to IS NULL);
CREATE INDEX procedure_version_procedure_idx ON procedures.procedure_version USING btree (procedure_id, valid_from);
CREATE INDEX procedure_version_search_idx ON procedures.procedure_version USING gin (search_vector) WITH (fastupdate=off);
CREATE UNIQUE INDEX procedure_version_start_idx ON procedures.procedure_version USING btree (procedure_id, valid_from) WHERE ((valid_to IS NULL) OR (valid_to >= valid_from));
CREATE INDEX rating_time_idx ON procedures.rating USING btree (rated_at) INCLUDE (competent_unit_id, satisfaction);
CREATE INDEX rating_unit_idx ON procedures.rating USING btree (competent_unit_id);
CREATE INDEX referral_answered_by_idx ON procedures.referral USING btree (answered_by);
CREATE INDEX referral_asked_by_idx ON procedures.referral USING btree (asked_by);
CREATE INDEX referral_asking_unit_idx ON procedures.referral USING btree (asking_unit_id);
CREATE INDEX referral_assignee_idx ON procedures.referral USING btree (assignee_id);
CREATE INDEX referral_due_idx ON procedures.referral USING btree (due_at) WHERE ((state = 'open'::text) AND (silent_at IS NULL));
CREATE INDEX referral_open_idx ON procedures.referral USING btree (unit_id, due_at) WHERE (state = 'open'::text);
CREATE INDEX referral_unit_idx ON procedures.referral USING btree (unit_id);
CREATE INDEX result_change_closed_by_idx ON procedures.result_change USING btree (closed_by);
CREATE UNIQUE INDEX result_change_open_idx ON procedures.result_change USING btree (dossier_id) WHERE (closed_at IS NULL);
CREATE INDEX result_change_proposed_by_idx ON procedures.result_change USING btree (proposed_by);
CREATE INDEX result_change_signed_file_idx ON procedures.result_change USING btree (signed_file_id);
CREATE INDEX result_change_uploaded_file_idx ON procedures.result_change USING btree (uploaded_file_id);
CREATE INDEX result_signer_idx ON procedures.result USING btree (signer_id);
CREATE INDEX signed_copy_dossier_idx ON procedures.signed_copy USING btree (dossier_id);
CREATE INDEX signed_copy_signed_by_idx ON procedures.signed_copy USING btree (signed_by);
CREATE INDEX signed_copy_signed_file_idx ON procedures.signed_copy USING btree (signed_file_id);
CREATE INDEX signed_copy_unit_idx ON procedures.signed_copy USING btree (unit_id);
CREATE INDEX simulated_payment_at_idx ON procedures.simulated_payment USING btree (at);
CREATE INDEX site_check_late_idx ON procedures.site_check USING btree (late_at) WHERE (state = 'planned'::text);
CREATE INDEX site_check_planned_by_idx ON procedures.site_check USING btree (planned_by);
CREATE INDEX site_check_recorded_by_idx ON procedures.site_check USING btree (recorded_by);
CREATE INDEX site_check_unit_idx ON procedures.site_check USING btree (unit_id);
CREATE INDEX supplement_intake_dossier_idx ON procedures.supplement_intake USING btree (dossier_id);
CREATE INDEX supplement_intake_request_idx ON procedures.supplement_intake USING btree (request_id);
CREATE INDEX supplement_intake_taken_by_idx ON procedures.supplement_intake USING btree (taken_by);
CREATE INDEX supplement_intake_unit_idx ON procedures.supplement_intake USING btree (unit_id);
CREATE INDEX supplement_request_guide_idx ON procedures.supplement_request USING btree (guide_id);
CREATE UNIQUE INDEX supplement_request_open_idx ON procedures.supplement_request USING btree (dossier_id) WHERE (closed_at IS NULL);
CREATE INDEX supplement_request_waiting_idx ON procedures.supplement_request USING btree (answer_by) WHERE (state = 'asked'::text);
CREATE INDEX suspension_dossier_idx ON procedures.suspension USING btree (dossier_id, from_at);

-- administration: indexes
CREATE INDEX campaign_decided_by_idx ON administration.campaign USING btree (decided_by) WHERE (decided_by IS NOT NULL);
CREATE INDEX campaign_row_open_idx ON administration.campaign_row USING btree (campaign_id, number) WHERE ((done_at IS NULL) AND (outcome = ANY (ARRAY['new'::text, 'changed'::text])));
CREATE INDEX campaign_row_person_idx ON administration.campaign_row USING btree (person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX campaign_unit_idx ON administration.campaign USING btree (unit_id, id DESC);
CREATE INDEX campaign_uploaded_by_idx ON administration.campaign USING btree (uploaded_by);

-- sample: indexes
CREATE INDEX appointment_answered_by_idx ON sample.appointment USING btree (answered_by) WHERE (answered_by IS NOT NULL);
CREATE INDEX appointment_confirmed_idx ON sample.appointment USING btree (day, unit_id) WHERE (state = 'confirmed'::text);
CREATE UNIQUE INDEX appointment_open_idx ON sample.appointment USING btree (person_id, unit_id) WHERE (state = 'requested'::text);
CREATE INDEX appointment_person_idx ON sample.appointment USING btree (person_id, id DESC);
CREATE INDEX appointment_unit_idx ON sample.appointment USING btree (unit_id, day, id);

-- kernel: functions
CREATE OR REPLACE FUNCTION kernel.end_derived_grants()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update role_grant d set valid_to = greatest(new.valid_to, d.valid_from), version = d.version + 1
    where d.source_grant_id = new.id and d.valid_to > new.valid_to;
  return null;
end $function$;
CREATE OR REPLACE FUNCTION kernel.job_figures()
 RETURNS TABLE(task text, waiting bigint, running bigint, given_up bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'kernel', 'public', 'public'
AS $function$
  select t.identifier,
    count(j.id) filter (where j.locked_at is null and j.attempts < j.max_attempts),
    count(j.id) filter (where j.locked_at is not null),
    count(j.id) filter (where j.locked_at is null and j.attempts >= j.max_attempts)
  from graphile_worker._private_tasks t left join graphile_worker._private_jobs j on j.task_id = t.id
  group by t.identifier
$function$;
CREATE OR REPLACE FUNCTION kernel.queue_figures(of_space text)
 RETURNS TABLE(waiting bigint, given_up bigint, oldest_seconds double precision)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'kernel', 'public', 'public'
AS $function$
  select
    count(*) filter (where j.attempts < j.max_attempts),
    count(*) filter (where j.attempts >= j.max_attempts),
    coalesce(extract(epoch from now() - min(j.run_at) filter (where j.attempts < j.max_attempts and j.run_at <= now())), 0)
  from graphile_worker._private_jobs j
  where j.locked_at is null and j.payload ->> 'space' = of_space
$function$;
CREATE OR REPLACE FUNCTION kernel.take_given_up_job(of_space text, of_tasks text[])
 RETURNS TABLE(task text, payload json)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'kernel', 'public', 'public'
AS $function$
  update graphile_worker._private_jobs j set flags = coalesce(j.flags, '{}') || '{"told": true}'
  from graphile_worker._private_tasks t
  where t.id = j.task_id and j.id = (
    select o.id from graphile_worker._private_jobs o join graphile_worker._private_tasks ot on ot.id = o.task_id
    where o.locked_at is null and o.attempts >= o.max_attempts and ot.identifier = any (of_tasks)
      and o.payload ->> 'space' = of_space and (o.flags is null or not o.flags ? 'told')
    order by o.id limit 1 for update of o skip locked)
  returning t.identifier, j.payload
$function$;
CREATE OR REPLACE FUNCTION kernel.take_sign_in_try(asked jsonb, now_at timestamp with time zone)
 RETURNS timestamp with time zone
 LANGUAGE plpgsql
AS $function$
declare
  until timestamptz;
begin
  insert into sign_in_try (key, misses, last_at)
  select decode(a.key, 'hex'), 0, now_at from jsonb_to_recordset(asked) as a(key text) order by 1
  on conflict do nothing;
  perform from sign_in_try where key in (select decode(a.key, 'hex') from jsonb_to_recordset(asked) as a(key text)) order by key for update;
  select max(t.wait_until) into until
  from sign_in_try t join jsonb_to_recordset(asked) as a(key text) on t.key = decode(a.key, 'hex')
  where t.wait_until > now_at;
  if until is not null then
    return until;
  end if;
  update sign_in_try t set
    misses = n.misses,
    last_at = now_at,
    wait_until = case when n.misses >= n.free
      then now_at + make_interval(secs => least(n.most_wait, n.first_wait * power(2, least(20, n.misses - n.free)))) end
  from (
    select decode(a.key, 'hex') as key, a.free, a.first_wait, a.most_wait,
      1 + case
        when greatest(o.last_at, coalesce(o.wait_until, o.last_at)) + make_interval(secs => a.forgotten_after) <= now_at then 0
        else greatest(0, o.misses - a.given_back_a_minute * extract(epoch from now_at - o.last_at) / 60)
      end as misses
    from jsonb_to_recordset(asked) as a(key text, free integer, first_wait float8, most_wait float8, forgotten_after float8,
      given_back_a_minute float8)
    join sign_in_try o on o.key = decode(a.key, 'hex')) as n
  where t.key = n.key;
  return null;
end $function$;

-- work: functions
CREATE OR REPLACE FUNCTION work.record(events jsonb, audit jsonb, jobs json, for_actor uuid, for_request uuid, with_answer jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'work', 'procedures', 'administration', 'sample', 'kernel', 'public', 'public'
AS $function$
begin
  insert into event (id, type, subject_id, actor_id, unit_id, payload, at, position)
  select e.id, e.type, e.subject_id, e.actor_id, e.unit_id, e.payload, e.at, e.position
  from jsonb_to_recordset(events) as e(
    id uuid, type text, subject_id uuid, actor_id uuid, unit_id uuid, payload jsonb, at timestamptz, position smallint);

  insert into audit_entry (id, at, actor_id, actor_name, operation, subject_id, outcome, reason, request_id, address, input_hash)
  select a.id, a.at, a.actor_id, a.actor_name, a.operation, a.subject_id, a.outcome, a.reason, a.request_id, a.address, a.input_hash
  from jsonb_to_recordset(audit) as a(
    id uuid, at timestamptz, actor_id uuid, actor_name text, operation text, subject_id uuid, outcome text, reason text,
    request_id uuid, address text, input_hash text);

  if json_array_length(jobs) > 0 then
    perform graphile_worker.add_jobs(array(
      select j from json_populate_recordset(null::graphile_worker.job_spec, jobs) as j));
  end if;

  if for_request is not null then
    update request set answer = with_answer where actor_id = for_actor and request_id = for_request;
  end if;
end $function$;
CREATE OR REPLACE FUNCTION work.record_act(events jsonb, audit jsonb, jobs json, by_actor uuid, by_request uuid, of_operation text, with_hash bytea, request_at timestamp with time zone, with_answer jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'work', 'procedures', 'administration', 'sample', 'kernel', 'public', 'public'
AS $function$
declare
  queued integer := 0;
begin
  if by_request is not null then
    insert into request (actor_id, request_id, operation, input_hash, at, answer)
    values (by_actor, by_request, of_operation, with_hash, request_at, with_answer)
    on conflict do nothing;
    if not found then
      raise exception 'this request was answered already' using errcode = 'RQ001';
    end if;
  end if;

  if jsonb_array_length(events) > 0 then
    insert into event (id, type, subject_id, actor_id, unit_id, payload, at, position)
    select e.id, e.type, e.subject_id, e.actor_id, e.unit_id, e.payload, e.at, e.position
    from jsonb_to_recordset(events) as e(
      id uuid, type text, subject_id uuid, actor_id uuid, unit_id uuid, payload jsonb, at timestamptz, position smallint);
  end if;

  insert into audit_entry (id, at, actor_id, actor_name, operation, subject_id, outcome, reason, request_id, address, input_hash)
  select a.id, a.at, a.actor_id, a.actor_name, a.operation, a.subject_id, a.outcome, a.reason, a.request_id, a.address, a.input_hash
  from jsonb_to_recordset(audit) as a(
    id uuid, at timestamptz, actor_id uuid, actor_name text, operation text, subject_id uuid, outcome text, reason text,
    request_id uuid, address text, input_hash text);

  if json_array_length(jobs) > 0 then
    if (select max(id) from graphile_worker.migrations) = 20 then
      -- All of them or none, in one look at the tasks, so that a task that becomes known meanwhile does no harm.
      insert into graphile_worker._private_jobs (task_id, payload, max_attempts)
      select task_id, payload, max_attempts from (
        select t.id as task_id, coalesce(j.payload, '{}') as payload, coalesce(j.max_attempts, 25) as max_attempts,
          bool_and(
            t.id is not null and num_nulls(j.queue_name, j.run_at, j.job_key, j.priority, j.flags) = 5
          ) over () as are_plain
        from json_populate_recordset(null::graphile_worker.job_spec, jobs) as j
        left join graphile_worker._private_tasks as t on t.identifier = j.identifier) as candidate
      where are_plain;
      get diagnostics queued = row_count;
    end if;
    if queued > 0 then
      -- Wakes the worker at the commit; its poll alone would be up to a second late.
      perform pg_notify('jobs:insert', '{"r":' || random()::text || ',"count":' || queued || '}');
    else
      perform graphile_worker.add_jobs(array(
        select j from json_populate_recordset(null::graphile_worker.job_spec, jobs) as j));
    end if;
  end if;
end $function$;
CREATE OR REPLACE FUNCTION work.record_act(events jsonb, audit jsonb, jobs json, by_actor uuid, by_request uuid, of_operation text, with_hash bytea, request_at timestamp with time zone, with_answer jsonb, with_signal text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'work', 'procedures', 'administration', 'sample', 'kernel', 'public', 'public'
AS $function$
declare
  queued integer := 0;
begin
  if by_request is not null then
    insert into request (actor_id, request_id, operation, input_hash, at, answer)
    values (by_actor, by_request, of_operation, with_hash, request_at, with_answer)
    on conflict do nothing;
    if not found then
      raise exception 'this request was answered already' using errcode = 'RQ001';
    end if;
  end if;

  if jsonb_array_length(events) > 0 then
    insert into event (id, type, subject_id, actor_id, unit_id, payload, at, position)
    select e.id, e.type, e.subject_id, e.actor_id, e.unit_id, e.payload, e.at, e.position
    from jsonb_to_recordset(events) as e(
      id uuid, type text, subject_id uuid, actor_id uuid, unit_id uuid, payload jsonb, at timestamptz, position smallint);
  end if;

  insert into audit_entry (id, at, actor_id, actor_name, operation, subject_id, outcome, reason, request_id, address, input_hash, details)
  select a.id, a.at, a.actor_id, a.actor_name, a.operation, a.subject_id, a.outcome, a.reason, a.request_id, a.address, a.input_hash,
    a.details
  from jsonb_to_recordset(audit) as a(
    id uuid, at timestamptz, actor_id uuid, actor_name text, operation text, subject_id uuid, outcome text, reason text,
    request_id uuid, address text, input_hash text, details jsonb);

  if json_array_length(jobs) > 0 then
    if (select max(id) from graphile_worker.migrations) = 20 then
      -- All of them or none, in one look at the tasks, so that a task that becomes known meanwhile does no harm.
      insert into graphile_worker._private_jobs (task_id, payload, max_attempts)
      select task_id, payload, max_attempts from (
        select t.id as task_id, coalesce(j.payload, '{}') as payload, coalesce(j.max_attempts, 25) as max_attempts,
          bool_and(
            t.id is not null and num_nulls(j.queue_name, j.run_at, j.job_key, j.priority, j.flags) = 5
          ) over () as are_plain
        from json_populate_recordset(null::graphile_worker.job_spec, jobs) as j
        left join graphile_worker._private_tasks as t on t.identifier = j.identifier) as candidate
      where are_plain;
      get diagnostics queued = row_count;
    end if;
    if queued > 0 then
      -- Wakes the worker at the commit; its poll alone would be up to a second late.
      perform pg_notify('jobs:insert', '{"r":' || random()::text || ',"count":' || queued || '}');
    else
      perform graphile_worker.add_jobs(array(
        select j from json_populate_recordset(null::graphile_worker.job_spec, jobs) as j));
    end if;
  end if;

  if with_signal is not null then
    perform pg_notify('dongbo_event', with_signal);
  end if;
end $function$;
CREATE OR REPLACE FUNCTION work.take_schedule(of_name text, due timestamp with time zone, at timestamp with time zone, jobs json)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'work', 'procedures', 'administration', 'sample', 'kernel', 'public', 'public'
AS $function$
begin
  -- Of several who try at once one waits for the other here, and then finds the instant taken.
  update schedule_run set due_at = due, taken_at = at where name = of_name and due_at < due;
  if not found then
    return false;
  end if;
  perform graphile_worker.add_jobs(array(
    select j from json_populate_recordset(null::graphile_worker.job_spec, jobs) as j));
  return true;
end $function$;
CREATE OR REPLACE FUNCTION work.tell(change jsonb)
 RETURNS void
 LANGUAGE sql
 SET search_path TO 'work', 'procedures', 'administration', 'sample', 'kernel', 'public', 'public'
AS $function$
  select pg_notify('dongbo_event', (change || jsonb_build_object(
    'space', case when current_schema() like '%\_trial' then 'trial' else 'official' end))::text)
$function$;
CREATE OR REPLACE FUNCTION work.tell_of_notices()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'work', 'procedures', 'administration', 'sample', 'kernel', 'public', 'public'
AS $function$
declare
  people jsonb;
begin
  for people in
    select jsonb_agg(person_id) from (
      select person_id, row_number() over () / 100 as part from (select distinct person_id from added) as each) as parted
    group by part
  loop
    perform tell(jsonb_build_object('notices', people));
  end loop;
  return null;
end $function$;
CREATE OR REPLACE FUNCTION work.tell_of_progress()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'work', 'procedures', 'administration', 'sample', 'kernel', 'public', 'public'
AS $function$
begin
  perform tell(jsonb_build_object('jobs', jsonb_build_array(jsonb_build_array(new.id, new.person_id))));
  return null;
end $function$;
CREATE OR REPLACE FUNCTION work.tell_of_work()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  places jsonb;
begin
  if tg_op <> 'INSERT' then
    places := jsonb_build_array(jsonb_build_array(old.unit_id, old.role_key, old.field, old.assignee_id));
  end if;
  if tg_op = 'INSERT' or tg_op = 'UPDATE' and (old.unit_id, old.role_key, old.field, old.assignee_id)
      is distinct from (new.unit_id, new.role_key, new.field, new.assignee_id) then
    places := coalesce(places, '[]') || jsonb_build_array(jsonb_build_array(new.unit_id, new.role_key, new.field, new.assignee_id));
  end if;
  perform pg_notify('dongbo_event', concat('{"space":"',
    case when tg_table_schema like '%\_trial' then 'trial' else 'official' end, '","work":', places, '}'));
  return null;
end $function$;

-- procedures: functions
CREATE OR REPLACE FUNCTION procedures.name_beginnings(folded text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN string_to_array(regexp_replace(folded, '(((\S)\S?)\S?)\S*'::text, '\3 \2 \1 \&'::text, 'g'::text), ' '::text);

-- kernel: triggers
CREATE TRIGGER role_grant_ends AFTER UPDATE OF valid_to ON kernel.role_grant FOR EACH ROW WHEN (((new.valid_to IS NOT NULL) AND (new.valid_to IS DISTINCT FROM old.valid_to))) EXECUTE FUNCTION kernel.end_derived_grants();

-- work: triggers
CREATE TRIGGER tell_of_notice_opened AFTER UPDATE ON work.notice REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION work.tell_of_notices();
CREATE TRIGGER tell_of_notices AFTER INSERT ON work.notice REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION work.tell_of_notices();
CREATE TRIGGER tell_of_progress AFTER INSERT OR UPDATE ON work.job_progress FOR EACH ROW EXECUTE FUNCTION work.tell_of_progress();
CREATE TRIGGER tell_of_seen AFTER UPDATE ON work.notice_seen REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION work.tell_of_notices();
CREATE TRIGGER tell_of_seen_first AFTER INSERT ON work.notice_seen REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION work.tell_of_notices();
CREATE TRIGGER tell_of_work AFTER INSERT OR DELETE OR UPDATE ON work.work_item FOR EACH ROW EXECUTE FUNCTION work.tell_of_work();

-- kernel: grants
grant usage on schema kernel to dongbo_app;
grant insert, select, update on table kernel.account to dongbo_app;
grant insert, select on table kernel.account_change to dongbo_app;
grant delete, insert, select, update on table kernel.account_code to dongbo_app;
grant insert, select, update on table kernel.account_invitation to dongbo_app;
grant delete, insert, select on table kernel.account_password_history to dongbo_app;
grant delete, insert, select on table kernel.account_sign_in to dongbo_app;
grant insert, select on table kernel.backup_run to dongbo_app;
grant execute on function kernel.job_figures() to dongbo_app;
grant delete, insert, select, update on table kernel.known_device to dongbo_app;
grant delete, insert, select, update on table kernel.known_device_person to dongbo_app;
grant insert, select, update on table kernel.message to dongbo_app;
grant insert, select, update on table kernel.message_address to dongbo_app;
grant delete, insert, select, update on table kernel.message_code to dongbo_app;
grant insert, select on table kernel.message_consent to dongbo_app;
grant insert, select, update (last_used_at), update (valid_to) on table kernel.partner_key to dongbo_app;
grant insert, select on table kernel.passed_key to dongbo_app;
grant delete, insert, select, update on table kernel.pending_sign_in to dongbo_app;
grant insert, select, update on table kernel.person to dongbo_app;
grant execute on function kernel.queue_figures(of_space text) to dongbo_app;
grant delete, insert, select, update on table kernel.recovery_code to dongbo_app;
grant insert, select, update on table kernel.role to dongbo_app;
grant insert, select on table kernel.role_change to dongbo_app;
grant insert, select, update on table kernel.role_grant to dongbo_app;
grant insert, select on table kernel.role_grant_change to dongbo_app;
grant delete, insert, select, update on table kernel.second_factor to dongbo_app;
grant insert, select, update on table kernel.seed_run to dongbo_app;
grant delete, insert, select, update on table kernel.session to dongbo_app;
grant delete, insert, select, update on table kernel.sign_in_miss to dongbo_app;
grant delete, insert, select, update on table kernel.sign_in_try to dongbo_app;
grant insert, select, update on table kernel.signing_certificate to dongbo_app;
grant delete, insert, select on table kernel.simulated_message to dongbo_app;
grant insert, select, update on table kernel.system_stage to dongbo_app;
grant execute on function kernel.take_given_up_job(of_space text, of_tasks text[]) to dongbo_app;
grant insert, select, update on table kernel.unit to dongbo_app;
grant insert, select on table kernel.unit_change to dongbo_app;
grant delete, insert, select on table kernel.unit_closure to dongbo_app;
grant insert, select, update on table kernel.unit_contact to dongbo_app;
grant insert, select on table kernel.unit_former_parent to dongbo_app;
grant insert, select, update on table kernel.unit_name to dongbo_app;
grant insert, select, update on table kernel.unit_origin to dongbo_app;
grant insert, select on table kernel.unit_successor to dongbo_app;

-- work: grants
grant usage on schema work to dongbo_app;
grant insert, select on table work.audit_block to dongbo_app;
grant insert (actor_id), insert (actor_name), insert (address), insert (at), insert (details), insert (id), insert (input_hash), insert (operation), insert (outcome), insert (reason), insert (request_id), insert (subject_id), select on table work.audit_entry to dongbo_app;
grant insert, select on table work.event to dongbo_app;
grant delete, insert, select, update on table work.export to dongbo_app;
grant delete, insert, select, update on table work.file to dongbo_app;
grant delete, insert, select, update on table work.first_view to dongbo_app;
grant delete, insert, select, update on table work.job_progress to dongbo_app;
grant delete, insert, select, update on table work.letter to dongbo_app;
grant insert, select, update (seen_at) on table work.notice to dongbo_app;
grant insert, select, update on table work.notice_seen to dongbo_app;
grant insert, select, update on table work.projection_cursor to dongbo_app;
grant insert, select on table work.reaction to dongbo_app;
grant execute on function work.record(events jsonb, audit jsonb, jobs json, for_actor uuid, for_request uuid, with_answer jsonb) to dongbo_app;
grant execute on function work.record_act(events jsonb, audit jsonb, jobs json, by_actor uuid, by_request uuid, of_operation text, with_hash bytea, request_at timestamp with time zone, with_answer jsonb) to dongbo_app;
grant execute on function work.record_act(events jsonb, audit jsonb, jobs json, by_actor uuid, by_request uuid, of_operation text, with_hash bytea, request_at timestamp with time zone, with_answer jsonb, with_signal text) to dongbo_app;
grant insert, select, update on table work.register_counter to dongbo_app;
grant delete, insert, select, update on table work.request to dongbo_app;
grant delete, insert, select, update on table work.saved_view to dongbo_app;
grant insert, select on table work.schedule_run to dongbo_app;
grant execute on function work.take_schedule(of_name text, due timestamp with time zone, at timestamp with time zone, jobs json) to dongbo_app;
grant execute on function work.tell(change jsonb) to dongbo_app;
grant execute on function work.tell(change jsonb) to public;
grant delete, insert, select, update on table work.work_item to dongbo_app;

-- procedures: grants
grant usage on schema procedures to dongbo_app;
grant insert, select, update on table procedures.apology to dongbo_app;
grant delete, insert, select, update on table procedures.batch to dongbo_app;
grant delete, insert, select, update on table procedures.batch_item to dongbo_app;
grant insert, select, update on table procedures.bundle to dongbo_app;
grant insert, select, update on table procedures.catalogue_revision to dongbo_app;
grant insert, select, update on table procedures.correction_request to dongbo_app;
grant insert, select, update on table procedures.dossier to dongbo_app;
grant delete, insert, select, update on table procedures.draft to dongbo_app;
grant insert, select, update on table procedures.ending to dongbo_app;
grant insert, select, update on table procedures.ending_proposal to dongbo_app;
grant insert, select on table procedures.escalation to dongbo_app;
grant insert, select, update on table procedures.fee_demand to dongbo_app;
grant insert, select, update on table procedures.fee_payment to dongbo_app;
grant insert, select, update on table procedures.fee_refund to dongbo_app;
grant insert, select on table procedures.held_answer to dongbo_app;
grant delete, insert, select on table procedures.held_answer_seen to dongbo_app;
grant insert, select on table procedures.held_copy to dongbo_app;
grant insert, select, update on table procedures.held_take to dongbo_app;
grant insert, select on table procedures.issued_letter to dongbo_app;
grant insert, select, update on table procedures.paper_data to dongbo_app;
grant insert, select, update on table procedures.paper_exchange to dongbo_app;
grant insert, select, update on table procedures.paper_handover to dongbo_app;
grant insert, select, update on table procedures.payment_difference to dongbo_app;
grant insert, select, update on table procedures.payment_notice to dongbo_app;
grant insert, select, update on table procedures.payment_order to dongbo_app;
grant insert, select on table procedures.procedure to dongbo_app;
grant delete, insert, select, update on table procedures.procedure_reading to dongbo_app;
grant insert, select, update on table procedures.procedure_use to dongbo_app;
grant insert, select, update (valid_to) on table procedures.procedure_version to dongbo_app;
grant insert, select, update on table procedures.process_definition to dongbo_app;
grant insert, select on table procedures.rating to dongbo_app;
grant insert, select, update on table procedures.referral to dongbo_app;
grant insert, select, update on table procedures.result to dongbo_app;
grant insert, select, update on table procedures.result_change to dongbo_app;
grant delete, insert, select, update on table procedures.search_word to dongbo_app;
grant insert, select on table procedures.signed_copy to dongbo_app;
grant insert, select, update on table procedures.simulated_payment to dongbo_app;
grant insert, select, update on table procedures.site_check to dongbo_app;
grant delete, insert, select on table procedures.step_pace to dongbo_app;
grant insert, select on table procedures.supplement_intake to dongbo_app;
grant insert, select, update on table procedures.supplement_request to dongbo_app;
grant insert, select, update on table procedures.suspension to dongbo_app;

-- administration: grants
grant usage on schema administration to dongbo_app;
grant insert, select, update on table administration.campaign to dongbo_app;
grant delete, insert, select, update on table administration.campaign_row to dongbo_app;
grant delete, insert, select on table administration.coverage_gap to dongbo_app;
grant delete, insert, select on table administration.coverage_run to dongbo_app;
grant delete, insert, select on table administration.coverage_unit to dongbo_app;

-- sample: grants
grant usage on schema sample to dongbo_app;
grant insert, select, update on table sample.appointment to dongbo_app;
grant delete, insert, select, update on table sample.appointment_day to dongbo_app;

-- kernel: comments
comment on table kernel.account is 'Local sign-in: argon2id hash. Who has one with `disabled_at` may not sign in, for `disabled_reason`: closed by an administrator or by its own holder, unused for too long, or of the demonstration.';
comment on column kernel.account.idle_warned_at is 'When the holder was told that the account will be closed for want of use.';
comment on column kernel.account.must_change is 'The holder chooses a new password before anything else.';
comment on column kernel.account.password_set_at is 'When its holder last chose the password; null: not known, or none yet.';
comment on column kernel.account.unused_since is 'From when days without use are counted.';
comment on table kernel.account_change is 'History of an account, one row for each change, never changed.';
comment on table kernel.account_code is 'A code that somebody waits for to make an account, choose a new password or prove a number. Gone with its time.';
comment on table kernel.account_invitation is 'One-time links with which somebody chooses the password of their account.';
comment on table kernel.account_password_history is 'The last passwords of an account, so that none of them comes back.';
comment on table kernel.account_sign_in is 'Sign-ins of an account and the tries between them, for its holder; kept for a year.';
comment on table kernel.backup_run is 'Backups and restore drills of this installation; append-only.';
comment on function kernel.job_figures() is 'How many jobs wait, run and have used up their tries, by task.';
comment on table kernel.known_device is 'Browsers in which somebody has signed in.';
comment on table kernel.known_device_person is 'Accounts that have signed in with a browser.';
comment on table kernel.message is 'What goes out, or went: one change, one channel, once.';
comment on table kernel.message_address is 'Where a person wants to be told outside of the platform: one address for each channel of an account, or of a matter that was handed in on paper.';
comment on table kernel.message_code is 'An address that somebody wants to use and has not confirmed yet; the latest for each channel.';
comment on table kernel.message_consent is 'Consent to messages and its withdrawal, one row each, never changed. The address itself stands in message_address alone.';
comment on table kernel.migration is 'Which migration ran in which schema.';
comment on table kernel.partner_key is 'Keys by which partners sign in; several of one partner are valid at once, so that one can take over from another.';
comment on table kernel.passed_key is 'Practices and courses that people have passed; a grant with that lock is in force from then on.';
comment on table kernel.pending_sign_in is 'Sign-ins between their first and second step; minutes old, and gone once used.';
comment on table kernel.person is 'Somebody who can act: citizen, official, another system (partner), or a named system actor.';
comment on column kernel.person.birth_date is 'As the identity paper says it; only the year may be known. Null: not known, and asked.';
comment on column kernel.person.declared_number is 'Number that the holder of the account typed and nobody has proven; identity_number is the proven one.';
comment on column kernel.person.is_organisation is 'A business that made an account: its number is a tax code, its name that of the organisation.';
comment on function kernel.queue_figures(of_space text) is 'Jobs of a space that wait and that were given up, and how long the oldest due one waits.';
comment on table kernel.recovery_code is 'Codes for who has lost the second factor; each opens once.';
comment on table kernel.role is 'A role is a list of permissions (endpoint names), as data.';
comment on column kernel.role.name is 'What it is called: the own name where the province gave one.';
comment on table kernel.role_change is 'What happened to a role, one row each, never changed.';
comment on table kernel.role_grant is 'Permission = role x unit subtree x (optionally) field of procedures, with validity.';
comment on table kernel.role_grant_change is 'What happened to a grant, one row each, never changed.';
comment on table kernel.second_factor is 'What a person has beside the password: codes of an authenticator app, passkeys.';
comment on table kernel.seed_run is 'Which reference data was loaded, so that a second start need not look again.';
comment on table kernel.session is 'Server-side sessions; 15 minutes idle.';
comment on column kernel.session.moved_at is 'When another browser than the one that signed in first came with it: stolen, or copied.';
comment on table kernel.sign_in_miss is 'Tries to sign in that failed since the last success, by account and network.';
comment on column kernel.sign_in_miss.misses is 'Wrong passwords.';
comment on column kernel.sign_in_miss.waits is 'Tries that were told to wait, whose password was not looked at.';
comment on table kernel.sign_in_try is 'Tries to sign in since the last success, taken before the password is looked at and given back after a success.';
comment on table kernel.signing_certificate is 'Keys of the installation''s own certificate authority, sealed with AES-256-GCM under the installation secret.';
comment on column kernel.signing_certificate.trial is 'Of the trial space: its names say so.';
comment on table kernel.simulated_message is 'What the simulated carriers were handed; it went nowhere. Kept for a month.';
comment on table kernel.system_stage is 'Which system runs in which stage since when or from when on, everywhere or at a unit and below it; runner and jobs ask it.';
comment on column kernel.system_stage.unit_id is 'Null: every unit for which neither it nor a unit above it has a row.';
comment on column kernel.system_stage.valid_from is 'In the future: a planned change.';
comment on function kernel.take_given_up_job(of_space text, of_tasks text[]) is 'One job that used up its tries and was not told of yet; marked in the transaction that tells.';
comment on table kernel.unit is 'A body of the province: people''s committee, department, one-stop unit, division. No unit code is a key of anything.';
comment on table kernel.unit_change is 'Who changed a unit, when and why; append-only.';
comment on table kernel.unit_closure is 'Every unit with everything below it and itself; permission looks here.';
comment on table kernel.unit_contact is 'Seat, numbers and opening hours of a unit from a day on; what is not known is null.';
comment on table kernel.unit_former_parent is 'To whom a unit belonged until a day; the parent of today stands in unit.';
comment on table kernel.unit_name is 'Names and types of units with validity; old names are found for ever.';
comment on table kernel.unit_origin is 'Which older communes a commune was formed from (Resolution 1662/NQ-UBTVQH15).';
comment on table kernel.unit_successor is 'Who goes on with the tasks of a unit that has ended.';

-- work: comments
comment on table work.audit_block is 'Hash chain over committed audit entries, made about once a second; append-only.';
comment on table work.audit_entry is 'Who did or read what, written by the operation runner; append-only, sealed into blocks by the worker.';
comment on table work.event is 'What happened, written in the transaction of the act. The legal record and the outbox; append-only.';
comment on column work.event.xid is 'Transaction that wrote it. Below the oldest running transaction nothing is added any more.';
comment on table work.export is 'A list as a file, made in the background for one person and kept for some days.';
comment on column work.export.rows is 'Rows that the file holds; null while it is being written.';
comment on table work.file is 'Files by content hash; bytes live in the file store, written and synced before this row commits.';
comment on column work.file.purpose is 'Name of the upload purpose whose kinds and size the file was checked against.';
comment on table work.first_view is 'The view with which a page opens for a person.';
comment on table work.job_progress is 'How far a long job is, for the person who started it; swept after a day.';
comment on table work.letter is 'Letters as data and layout version; the PDF is made from them, deterministically.';
comment on column work.letter.ordinal is 'Which of the subject''s letters of this form, from 1.';
comment on table work.notice is 'Messages to people inside the platform.';
comment on column work.notice.seen_at is 'When its person opened it; what is not newer than their mark in notice_seen counts as seen too.';
comment on column work.notice.system is 'The system that tells; key is a text of its catalogue of notices.';
comment on table work.notice_seen is 'Up to which notice a person has marked all as seen; ids of notices sort by their time.';
comment on table work.projection_cursor is 'How far each projection has followed the events. Its row is locked by whoever works on it.';
comment on table work.reaction is 'Receipt of every reaction to an event: event and handler, once.';
comment on function work.record(events jsonb, audit jsonb, jobs json, for_actor uuid, for_request uuid, with_answer jsonb) is 'Events, audit, jobs and the stored answer of one write, in one statement.';
comment on function work.record_act(events jsonb, audit jsonb, jobs json, by_actor uuid, by_request uuid, of_operation text, with_hash bytea, request_at timestamp with time zone, with_answer jsonb) is 'Request id with its answer, events, audit and jobs of one act, in one statement.';
comment on function work.record_act(events jsonb, audit jsonb, jobs json, by_actor uuid, by_request uuid, of_operation text, with_hash bytea, request_at timestamp with time zone, with_answer jsonb, with_signal text) is 'Request id with its answer, events, audit, jobs and the signal of one act, in one statement.';
comment on table work.register_counter is 'Gap-free numbers: one locked counter per book and period, drawn as the last step of the transaction.';
comment on table work.request is 'Client request ids of writes: the same id, the same answer, one effect.';
comment on table work.saved_view is 'Filters of a list under a name that somebody gave them.';
comment on table work.schedule_run is 'Up to which due instant each schedule was taken up.';
comment on function work.take_schedule(of_name text, due timestamp with time zone, at timestamp with time zone, jobs json) is 'Takes up a due instant of a schedule and enqueues its jobs, unless it was taken up before.';
comment on function work.tell(change jsonb) is 'Tells the streams of every process that something changed, at the commit.';
comment on function work.tell_of_notices() is 'People whose notices changed, a hundred in a notification.';
comment on function work.tell_of_progress() is 'The job and whose it is.';
comment on function work.tell_of_work() is 'Unit, role, field and person that work was and is addressed to.';
comment on table work.work_item is 'Open work only, a row for each slot of a subject; closed work is deleted, so that the table stays small.';
comment on column work.work_item.came_back is 'Why the work came back from a later step; null: it did not.';
comment on column work.work_item.finished_at is 'When the time of the whole subject ended; null: it still runs.';
comment on column work.work_item.kind is 'Code of the procedure, register or type of meeting, within its system.';
comment on column work.work_item.party_name is 'Whom the subject is about: owner, sender, organiser; null where there is nobody.';
comment on column work.work_item.role_key is 'Null: whoever has an inbox at the unit or above it.';
comment on column work.work_item.slot is 'Which of several pieces of work a subject is at once; main where there is only one.';
comment on column work.work_item.unit_id is 'Null: for the person in assignee_id alone.';

-- procedures: comments
comment on table procedures.apology is 'Apology for being late with the new date (form 04): prepared by the worker, written by who has the dossier, sent by the leader.';
comment on table procedures.batch is 'One thing that somebody does to many dossiers at once, each a write of its own.';
comment on table procedures.batch_item is 'What becomes of one dossier of a batch.';
comment on table procedures.bundle is 'A hand-over list between two counters, confirmed piece by piece.';
comment on table procedures.catalogue_revision is 'Changes with everything that the search reads: processes keep their derived index as long as it stays the same.';
comment on table procedures.correction_request is 'What the owner says is wrong with an issued result, until a change is decided or refused.';
comment on table procedures.dossier is 'One application (hồ sơ). Its events are the record; this row is its state, written in the same transaction.';
comment on column procedures.dossier.came_back is 'Why the dossier came back from a later step; null: it did not, or has gone on since.';
comment on column procedures.dossier.late_path is 'How far the apology for being late is; null: none was prepared.';
comment on column procedures.dossier.open_path is 'The way beside the straight one that it is on; null: none.';
comment on column procedures.dossier.paper_case is 'Key of the case of the procedure for which papers were asked; null: none was chosen.';
comment on column procedures.dossier.received_by_competent_at is 'When the competent agency received what another body''s counter took in, and the time began; null: the time began with received_at, or the dossier is on its way.';
comment on column procedures.dossier.referrals is 'How often others were asked so far.';
comment on column procedures.dossier.result_mark is 'What was decided last of its issued result; null: nothing, the result stands as it was issued.';
comment on column procedures.dossier.site_checks is 'How often it was looked at on the spot, or is to be.';
comment on column procedures.dossier.supplements is 'How many supplements were asked for so far.';
comment on column procedures.dossier.waits_for is 'So many answers of others are needed before the step can end.';
comment on table procedures.draft is 'An unfinished filing of a person; becomes a dossier or is discarded.';
comment on column procedures.draft.warned_at is 'When its person was told that it will be deleted; null again with the next change.';
comment on table procedures.ending is 'How a dossier ended without a result: refused (form 03), withdrawn, or stopped (form 05).';
comment on table procedures.ending_proposal is 'Refusal after examination, or stop, that somebody proposes and the leader decides.';
comment on table procedures.escalation is 'Rungs of escalation that a dossier has passed, each once for each due date.';
comment on table procedures.fee_demand is 'What an officer demanded for a dossier. Changing it cancels it and puts another in its place.';
comment on table procedures.fee_payment is 'Money that came in. A receipt that was cancelled keeps its number and its row.';
comment on table procedures.fee_refund is 'Money of a payment that goes back: owed since it was opened, done when an officer recorded by what.';
comment on table procedures.held_answer is 'A paper of a received dossier that something held answered then, and whether it was used.';
comment on table procedures.held_answer_seen is 'Dossiers that were looked at for what is held; kept as long as they could be looked at again.';
comment on table procedures.held_copy is 'A file that was taken over from what the administration holds, with where it comes from and who took it.';
comment on table procedures.held_take is 'Papers that a counter took over before their dossier was there; what no dossier uses is taken away again and told.';
comment on table procedures.issued_letter is 'Register of the letters of forms 02 to 05: which number a letter has in the book of its body, form and year.';
comment on function procedures.name_beginnings(folded text) is 'Keys under which a folded name is found: its words and their first one, two and three letters.';
comment on table procedures.paper_data is 'What a paper of a dossier says, as an official has typed it.';
comment on table procedures.paper_exchange is 'A paper of a result that was given out and does not hold any more, until it came back and the right one went out.';
comment on table procedures.paper_handover is 'Papers of a dossier that have to come from one counter to another; in one list at most.';
comment on table procedures.payment_difference is 'What books and gateway say differently; stays until somebody has cleared it up.';
comment on table procedures.payment_notice is 'What the gateway told, kept before it is booked, so that nothing of it is lost.';
comment on table procedures.payment_order is 'A try of a payer to pay a demand online.';
comment on table procedures.procedure is 'An administrative procedure (thủ tục hành chính) under its national code.';
comment on table procedures.procedure_reading is 'Short name, plain first sentence and life events of a procedure, written by people; the official name stays with the version.';
comment on table procedures.procedure_use is 'How often a procedure was filed; the projection procedures.use-counts.';
comment on table procedures.procedure_version is 'What the procedure says from a day on; a running dossier keeps the version it started with. Never changed but for its last day.';
comment on table procedures.process_definition is 'Electronic processes (quy trình điện tử), linted before they get here.';
comment on table procedures.rating is 'How content the owner is, said once after the result was handed over.';
comment on table procedures.referral is 'What a dossier asks of another unit, with its deadline and its answer.';
comment on table procedures.result is 'The result of a dossier: written or uploaded, numbered and signed by the leader, issued by the clerk.';
comment on column procedures.result.check_token is 'Opens the public page that says whether the paper still holds; null: it was signed before there was one.';
comment on column procedures.result.receiver_kind is 'Who took it: owner, submitter or somebody with a mandate; null: nobody yet, or handed over before this was asked.';
comment on column procedures.result.receiver_number is 'Number of the identity paper of who came with a mandate.';
comment on column procedures.result.state is 'aside: the draft of a unit that does not settle the dossier any more; it counts for nothing until somebody writes one anew.';
comment on table procedures.result_change is 'Correction, new issue or cancellation of an issued result: proposed by whoever decided it, decided by the leader.';
comment on table procedures.search_word is 'What people type for a procedure, each word with its source; read by the search.';
comment on table procedures.signed_copy is 'A scan that was signed as a copy made by the agency, by who compared it.';
comment on table procedures.simulated_payment is 'What the simulated gateway knows, apart from the books; only where demonstration data are on.';
comment on table procedures.site_check is 'A verification on the spot: plan, minutes and signatures. What is closed never changes; a correction is a further row.';
comment on column procedures.site_check.book is 'Register and year in which the number was drawn.';
comment on table procedures.step_pace is 'Working minutes that a step of a procedure takes at a unit, by what ended in the last half year.';
comment on table procedures.supplement_intake is 'What a counter that is not the dossier''s took in for a supplement.';
comment on table procedures.supplement_request is 'Request for a supplement (form 02): everything that lacks, asked once and in full.';
comment on table procedures.suspension is 'Ledger of pauses of the time limit; the clock is computed from it, never stored only as a date.';

-- administration: comments
comment on table administration.campaign is 'One file with people of a unit, on its way to accounts and roles.';
comment on table administration.campaign_row is 'One row of the file: what it says, what is wrong with it, what it comes to.';
comment on table administration.coverage_gap is 'Steps with fewer people than they need, as of the latest count; made anew by each.';
comment on table administration.coverage_run is 'When it was counted last: one row.';
comment on table administration.coverage_unit is 'So many steps a unit has, and so many of them with too few people.';

-- sample: comments
comment on table sample.appointment is 'A person asked a one-stop unit for a time to come.';
comment on table sample.appointment_day is 'How many asked and how many were confirmed, by unit and day: a projection of the events.';
