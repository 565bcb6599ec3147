/**
 * Made by `npm run generate` from the migrated database. Do not edit.
 */

import type { ColumnType } from 'kysely';

type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;

type Int8 = ColumnType<string, bigint | number | string, bigint | number | string>;

type Json = JsonValue;

type JsonArray = JsonValue[];

type JsonObject = {
  [x: string]: JsonValue | undefined;
};

type JsonPrimitive = boolean | number | string | null;

type JsonValue = JsonArray | JsonObject | JsonPrimitive;

type Timestamp = ColumnType<Date, Date | string, Date | string>;

interface Account {
  disabled_at: Timestamp | null;
  disabled_reason: string | null;
  /**
   * When the holder was told that the account will be closed for want of use.
   */
  idle_warned_at: Timestamp | null;
  last_signed_in_at: Timestamp | null;
  /**
   * The holder chooses a new password before anything else.
   */
  must_change: Generated<boolean>;
  password_hash: string | null;
  /**
   * When its holder last chose the password; null: not known, or none yet.
   */
  password_set_at: Timestamp | null;
  person_id: string;
  /**
   * From when days without use are counted.
   */
  unused_since: Timestamp | null;
  username: string;
}

interface AccountChange {
  at: Timestamp;
  by_person: string | null;
  facts: Generated<Json>;
  id: string;
  person_id: string;
  reason: string | null;
  what: string;
}

interface AccountCode {
  address: string;
  asked_at: Timestamp;
  channel: string;
  expires_at: Timestamp;
  id: string;
  is_organisation: boolean;
  language: string;
  name: string | null;
  number: string;
  person_id: string | null;
  purpose: string;
  sending: string;
  tries: Generated<number>;
}

interface AccountInvitation {
  expires_at: Timestamp;
  id: string;
  made_at: Timestamp;
  made_by: string | null;
  person_id: string;
  purpose: string;
  token_hash: Buffer;
  used_at: Timestamp | null;
  withdrawn_at: Timestamp | null;
}

interface AccountPasswordHistory {
  at: Timestamp;
  password_hash: string;
  person_id: string;
}

interface AccountSignIn {
  at: Timestamp;
  browser: string | null;
  misses: Generated<number>;
  network: string;
  outcome: string;
  person_id: string;
  waits: Generated<number>;
}

interface AuditBlock {
  entries: number;
  from_xid: string;
  hash: string;
  key_id: string | null;
  previous_hash: string;
  sealed_at: Timestamp;
  seq: Int8;
  to_xid: string;
}

interface AuditEntry {
  actor_id: string | null;
  actor_name: string;
  address: string | null;
  at: Timestamp;
  details: Json | null;
  id: string;
  input_hash: string | null;
  operation: string;
  outcome: string;
  reason: string | null;
  request_id: string | null;
  subject_id: string | null;
  xid: Generated<string>;
}

interface BackupRun {
  at: Timestamp;
  facts: Json;
  folder: string;
  id: string;
  kind: string;
  succeeded: boolean;
}

interface Event {
  actor_id: string;
  at: Timestamp;
  id: string;
  payload: Json;
  position: number;
  subject_id: string;
  type: string;
  unit_id: string | null;
  /**
   * Transaction that wrote it. Below the oldest running transaction nothing is added any more.
   */
  xid: Generated<string>;
}

interface Export {
  asked_at: Timestamp;
  ended_at: Timestamp | null;
  expires_at: Timestamp;
  file_id: string | null;
  format: string;
  id: string;
  input: Json;
  language: string;
  most_rows: number | null;
  operation: string;
  person_id: string;
  /**
   * Rows that the file holds; null while it is being written.
   */
  rows: number | null;
  scopes: Generated<Json>;
  state: Generated<string>;
  title: string;
}

interface File {
  attached_to: string | null;
  created_at: Timestamp;
  id: string;
  name: string;
  /**
   * Name of the upload purpose whose kinds and size the file was checked against.
   */
  purpose: Generated<string>;
  released_at: Timestamp | null;
  sha256: string;
  size: Int8;
  storage_key: string;
  type: string;
  uploaded_by: string;
}

interface FirstView {
  page: string;
  person_id: string;
  view_id: string;
}

interface JobProgress {
  id: string;
  person_id: string;
  share: number;
  started_at: Timestamp;
  state: string;
  task: string;
  updated_at: Timestamp;
}

interface KnownDevice {
  id: string;
  previous_hash: Buffer | null;
  rotated_at: Timestamp;
  secret_hash: Buffer;
}

interface KnownDevicePerson {
  device_id: string;
  last_at: Timestamp;
  network: string;
  person_id: string;
}

interface Letter {
  created_at: Timestamp;
  data: Json;
  file_id: string | null;
  form: string;
  id: string;
  layout: string;
  /**
   * Which of the subject's letters of this form, from 1.
   */
  ordinal: Generated<number>;
  subject_id: string;
}

interface Message {
  address_id: string;
  at: Timestamp;
  channel: string;
  due_at: Timestamp;
  ended_at: Timestamp | null;
  event_id: string;
  facts: Json;
  id: string;
  key: string;
  reference: string | null;
  space: string;
  state: string;
  subject_id: string;
  system: string;
  until: string | null;
}

interface MessageAddress {
  address: string | null;
  channel: string;
  id: string;
  language: string;
  person_id: string | null;
  since: Timestamp;
  space: string;
  state: string;
  subject_id: string | null;
}

interface MessageCode {
  address: string;
  asked_at: Timestamp;
  channel: string;
  expires_at: Timestamp;
  id: string;
  language: string;
  person_id: string;
  sending: string;
  space: string;
  tries: Generated<number>;
}

interface MessageConsent {
  address_id: string;
  at: Timestamp;
  by_person: string | null;
  id: string;
  said: string;
  wording: string;
}

interface Notice {
  at: Timestamp;
  event_id: string;
  facts: Json;
  id: string;
  key: string;
  person_id: string;
  /**
   * When its person opened it; what is not newer than their mark in notice_seen counts as seen too.
   */
  seen_at: Timestamp | null;
  subject_id: string | null;
  /**
   * The system that tells; key is a text of its catalogue of notices.
   */
  system: string;
}

interface NoticeSeen {
  at: Timestamp;
  notice_id: string;
  person_id: string;
}

interface PartnerKey {
  id: string;
  last_used_at: Timestamp | null;
  name: string;
  person_id: string;
  secret_hash: Buffer;
  valid_from: Timestamp;
  valid_to: Timestamp | null;
}

interface PassedKey {
  key: string;
  passed_at: Timestamp;
  person_id: string;
  source: string;
  valid_to: Timestamp | null;
}

interface PendingSignIn {
  challenge: string | null;
  created_at: Timestamp;
  expires_at: Timestamp;
  person_id: string | null;
  token_hash: Buffer;
}

interface Person {
  address: string | null;
  /**
   * As the identity paper says it; only the year may be known. Null: not known, and asked.
   */
  birth_date: string | null;
  created_at: Timestamp;
  /**
   * Number that the holder of the account typed and nobody has proven; identity_number is the proven one.
   */
  declared_number: string | null;
  demonstration: Generated<boolean>;
  email: string | null;
  id: string;
  identity_number: string | null;
  /**
   * A business that made an account: its number is a tax code, its name that of the organisation.
   */
  is_organisation: Generated<boolean>;
  kind: string;
  language: Generated<string>;
  name: string;
  name_folded: string;
  phone: string | null;
}

interface ProjectionCursor {
  at: Generated<Timestamp>;
  id: Generated<string>;
  moved_at: Timestamp;
  name: string;
  position: Generated<number>;
  xid: Generated<string>;
}

interface Reaction {
  at: Timestamp;
  event_id: string;
  handler: string;
}

interface RecoveryCode {
  code_hash: Buffer;
  made_at: Timestamp;
  person_id: string;
  used_at: Timestamp | null;
}

interface RegisterCounter {
  book: string;
  last: number;
  period: string;
}

interface Request {
  actor_id: string;
  answer: Json | null;
  at: Timestamp;
  input_hash: Buffer;
  operation: string;
  request_id: string;
}

interface Role {
  added: Generated<string[]>;
  ended_at: Timestamp | null;
  key: string;
  legal_basis: string | null;
  /**
   * What it is called: the own name where the province gave one.
   */
  name: Json;
  origin: Generated<string>;
  own_name: Json | null;
  passes_on: Generated<string[]>;
  permissions: string[];
  program_permissions: Generated<string[]>;
  version: Generated<number>;
  withheld: Generated<string[]>;
  works_as: string | null;
}

interface RoleChange {
  act: string;
  at: Timestamp;
  by_person: string | null;
  gained: string[];
  id: string;
  lost: string[];
  name_before: Json | null;
  reason: string | null;
  role_key: string;
}

interface RoleGrant {
  capacity: string | null;
  field: string | null;
  given_at: Timestamp | null;
  granted_by: string | null;
  id: string;
  lock_key: string | null;
  person_id: string;
  reason: string | null;
  role_key: string;
  source_grant_id: string | null;
  title: string | null;
  unit_id: string;
  valid_from: Timestamp;
  valid_to: Timestamp | null;
  version: Generated<number>;
}

interface RoleGrantChange {
  act: string;
  at: Timestamp;
  by_person: string | null;
  grant_id: string;
  id: string;
  reason: string | null;
  valid_to_after: Timestamp | null;
  valid_to_before: Timestamp | null;
}

interface SavedView {
  created_at: Timestamp;
  id: string;
  name: string;
  page: string;
  person_id: string;
  search: Json;
  unit_id: string | null;
}

interface ScheduleRun {
  due_at: Timestamp;
  name: string;
  taken_at: Timestamp | null;
}

interface SecondFactor {
  added_at: Timestamp;
  confirmed_at: Timestamp | null;
  counter: Int8 | null;
  credential_id: Buffer | null;
  id: string;
  kind: string;
  last_step: Int8 | null;
  last_used_at: Timestamp | null;
  name: string;
  person_id: string;
  public_key: Buffer | null;
  secret_sealed: Buffer | null;
  site: string | null;
  transports: Generated<string[]>;
}

interface SeedRun {
  fingerprint: string;
  finished_at: Timestamp;
  name: string;
}

interface Session {
  browser: string | null;
  challenge: string | null;
  challenge_expires_at: Timestamp | null;
  confirmed_at: Timestamp | null;
  created_at: Timestamp;
  device_id: string | null;
  expires_at: Timestamp;
  id: Generated<string>;
  last_seen_at: Timestamp;
  /**
   * When another browser than the one that signed in first came with it: stolen, or copied.
   */
  moved_at: Timestamp | null;
  moved_browser: string | null;
  moved_network: string | null;
  network: string | null;
  person_id: string;
  token_hash: Buffer;
}

interface SigningCertificate {
  certificate_pem: string;
  id: string;
  person_id: string | null;
  private_key_sealed: Buffer;
  revoked_at: Timestamp | null;
  /**
   * Of the trial space: its names say so.
   */
  trial: Generated<boolean>;
  valid_from: Timestamp;
  valid_to: Timestamp;
}

interface SignInMiss {
  first_at: Timestamp;
  last_at: Timestamp;
  /**
   * Wrong passwords.
   */
  misses: number;
  name_hash: Buffer;
  network: string;
  /**
   * Tries that were told to wait, whose password was not looked at.
   */
  waits: Generated<number>;
}

interface SignInTry {
  key: Buffer;
  last_at: Timestamp;
  misses: number;
  wait_until: Timestamp | null;
}

interface SimulatedMessage {
  address: string;
  at: Timestamp;
  channel: string;
  id: string;
  space: string;
  subject: string | null;
  text: string;
}

interface SystemStage {
  stage: string;
  system: string;
  /**
   * Null: every unit for which neither it nor a unit above it has a row.
   */
  unit_id: string | null;
  /**
   * In the future: a planned change.
   */
  valid_from: Timestamp;
}

interface Unit {
  code: string;
  function_key: string | null;
  id: string;
  kind: string;
  parent_id: string | null;
  valid_from: string;
  valid_to: string | null;
}

interface UnitChange {
  at: Timestamp;
  by_person: string;
  from_day: string;
  id: string;
  reason: string;
  unit_id: string;
  what: string;
}

interface UnitClosure {
  ancestor_id: string;
  depth: number;
  descendant_id: string;
}

interface UnitContact {
  address: string | null;
  calendar: string;
  checked_on: string;
  email: string | null;
  phone: string | null;
  source: string;
  unit_id: string;
  valid_from: string;
}

interface UnitFormerParent {
  legal_basis: string;
  parent_id: string;
  unit_id: string;
  valid_to: string;
}

interface UnitName {
  legal_basis: string;
  name: string;
  type: string | null;
  unit_id: string;
  valid_from: string;
  valid_to: string | null;
}

interface UnitOrigin {
  note: string | null;
  old_code: string;
  old_name: string;
  unit_id: string;
}

interface UnitSuccessor {
  legal_basis: string;
  successor_id: string;
  unit_id: string;
}

interface WorkItem {
  assignee_id: string | null;
  /**
   * Why the work came back from a later step; null: it did not.
   */
  came_back: string | null;
  code: string;
  due_at: Timestamp | null;
  field: string | null;
  /**
   * When the time of the whole subject ended; null: it still runs.
   */
  finished_at: Timestamp | null;
  id: string;
  /**
   * Code of the procedure, register or type of meeting, within its system.
   */
  kind: string;
  kind_name: string;
  /**
   * Whom the subject is about: owner, sender, organiser; null where there is nobody.
   */
  party_name: string | null;
  /**
   * Null: whoever has an inbox at the unit or above it.
   */
  role_key: string | null;
  search_text: string;
  since: Timestamp;
  /**
   * Which of several pieces of work a subject is at once; main where there is only one.
   */
  slot: string;
  sort_at: Timestamp;
  step_due_at: Timestamp | null;
  step_id: string | null;
  step_name: Json | null;
  subject_id: string;
  suspended: Generated<boolean>;
  system: string;
  title: string;
  /**
   * Null: for the person in assignee_id alone.
   */
  unit_id: string | null;
  version: number;
}

export interface KernelTables {
  account: Account;
  account_change: AccountChange;
  account_code: AccountCode;
  account_invitation: AccountInvitation;
  account_password_history: AccountPasswordHistory;
  account_sign_in: AccountSignIn;
  audit_block: AuditBlock;
  audit_entry: AuditEntry;
  backup_run: BackupRun;
  event: Event;
  export: Export;
  file: File;
  first_view: FirstView;
  job_progress: JobProgress;
  known_device: KnownDevice;
  known_device_person: KnownDevicePerson;
  letter: Letter;
  message: Message;
  message_address: MessageAddress;
  message_code: MessageCode;
  message_consent: MessageConsent;
  notice: Notice;
  notice_seen: NoticeSeen;
  partner_key: PartnerKey;
  passed_key: PassedKey;
  pending_sign_in: PendingSignIn;
  person: Person;
  projection_cursor: ProjectionCursor;
  reaction: Reaction;
  recovery_code: RecoveryCode;
  register_counter: RegisterCounter;
  request: Request;
  role: Role;
  role_change: RoleChange;
  role_grant: RoleGrant;
  role_grant_change: RoleGrantChange;
  saved_view: SavedView;
  schedule_run: ScheduleRun;
  second_factor: SecondFactor;
  seed_run: SeedRun;
  session: Session;
  sign_in_miss: SignInMiss;
  sign_in_try: SignInTry;
  signing_certificate: SigningCertificate;
  simulated_message: SimulatedMessage;
  system_stage: SystemStage;
  unit: Unit;
  unit_change: UnitChange;
  unit_closure: UnitClosure;
  unit_contact: UnitContact;
  unit_former_parent: UnitFormerParent;
  unit_name: UnitName;
  unit_origin: UnitOrigin;
  unit_successor: UnitSuccessor;
  work_item: WorkItem;
}
