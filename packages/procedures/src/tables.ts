/**
 * Made by `npm run generate` from the migrated database. Do not edit.
 */

import type { KernelTables } from '@dongbo/kernel';
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

type Numeric = ColumnType<string, number | string, number | string>;

type Timestamp = ColumnType<Date, Date | string, Date | string>;

interface Apology {
  cause: string | null;
  dossier_id: string;
  drafted_at: Timestamp;
  due_at: Timestamp;
  explanation: string | null;
  promised_on: string | null;
  remark: string | null;
  sent_at: Timestamp | null;
  sent_by: string | null;
  state: string;
  unit_id: string;
  written_at: Timestamp | null;
  written_by: string | null;
}

interface Batch {
  act: string;
  ended_at: Timestamp | null;
  expires_at: Timestamp;
  file_id: string | null;
  id: string;
  person_id: string;
  started_at: Timestamp;
  state: Generated<string>;
  wish: Json;
}

interface BatchItem {
  batch_id: string;
  code: string;
  dossier_id: string;
  failures: Generated<number>;
  ordinal: number;
  outcome: string | null;
  version: number;
}

interface Bundle {
  chase_at: Timestamp | null;
  closed_at: Timestamp | null;
  closed_by: string | null;
  confirm_by: Timestamp;
  counter_id: string;
  from_unit_id: string;
  id: string;
  number: string;
  rung: Generated<number>;
  sent_at: Timestamp;
  sent_by: string;
  to_unit_id: string;
  year: number;
}

interface CatalogueRevision {
  one: Generated<boolean>;
  revision: string;
}

interface CorrectionRequest {
  answer: string | null;
  answer_by: Timestamp;
  answered_at: Timestamp | null;
  answered_by: string | null;
  asked_at: Timestamp;
  asked_by: string;
  change_id: string | null;
  correct: string;
  dossier_id: string;
  file_ids: string[];
  id: string;
  late_told_at: Timestamp | null;
  number: string;
  ordinal: number;
  place: string;
  role_key: string;
  state: string;
  unit_id: string;
  wrong: string;
}

interface Dossier {
  answers: Json;
  assignee_id: string | null;
  calendar: string;
  /**
   * Why the dossier came back from a later step; null: it did not, or has gone on since.
   */
  came_back: string | null;
  channel: string;
  code: string;
  committee_office_id: string | null;
  competent_unit_id: string;
  content: string | null;
  division_id: string;
  due_at: Timestamp | null;
  finished_at: Timestamp | null;
  forms: Json;
  id: string;
  identity_number: string | null;
  /**
   * How far the apology for being late is; null: none was prepared.
   */
  late_path: string | null;
  limit_unit: string | null;
  limit_value: Numeric | null;
  /**
   * The way beside the straight one that it is on; null: none.
   */
  open_path: string | null;
  original_due_at: Timestamp | null;
  owner: Json;
  owner_name_folded: string;
  /**
   * Key of the case of the procedure for which papers were asked; null: none was chosen.
   */
  paper_case: string | null;
  papers: Json;
  person_id: string | null;
  procedure_version_id: string;
  process_definition_id: string;
  receipt_number: string | null;
  received_at: Timestamp | null;
  /**
   * When the competent agency received what another body's counter took in, and the time began; null: the time began with received_at, or the dossier is on its way.
   */
  received_by_competent_at: Timestamp | null;
  receiving_unit_id: string;
  /**
   * How often others were asked so far.
   */
  referrals: Generated<number>;
  /**
   * What was decided last of its issued result; null: nothing, the result stands as it was issued.
   */
  result_mark: string | null;
  return_method: string;
  returned_at: Timestamp | null;
  /**
   * How often it was looked at on the spot, or is to be.
   */
  site_checks: Generated<number>;
  state: string;
  step_actors: Json;
  step_id: string | null;
  step_since: Timestamp;
  submitted_at: Timestamp;
  submitter_name: string;
  supplement_policy: string;
  /**
   * How many supplements were asked for so far.
   */
  supplements: Generated<number>;
  version: number;
  /**
   * So many answers of others are needed before the step can end.
   */
  waits_for: Generated<number>;
}

interface Draft {
  answers: Json;
  created_at: Timestamp;
  id: string;
  paper_case: string | null;
  papers: Json;
  person_id: string;
  procedure_version_id: string;
  return_method: string | null;
  unit_id: string | null;
  updated_at: Timestamp;
  version: number;
  /**
   * When its person was told that it will be deleted; null again with the next change.
   */
  warned_at: Timestamp | null;
}

interface Ending {
  decided_at: Timestamp;
  decided_by: string | null;
  dossier_id: string;
  ground: string;
  kind: string;
  reason: string;
  settlement: string | null;
  step_id: string;
}

interface EndingProposal {
  assignee_id: string | null;
  closed_at: Timestamp | null;
  closed_by: string | null;
  dossier_id: string;
  ground: string;
  id: string;
  kind: string;
  proposed_at: Timestamp;
  proposed_by: string;
  reason: string;
  remark: string | null;
  state: string;
  step_id: string;
}

interface Escalation {
  dossier_id: string;
  due_at: Timestamp;
  people: number;
  rung: string;
  told_at: Timestamp;
}

interface FeeDemand {
  charge: Int8;
  closed_at: Timestamp | null;
  closed_by: string | null;
  demanded_at: Timestamp;
  demanded_by: string;
  dossier_id: string;
  id: string;
  lines: Json;
  ordinal: number;
  pay_by: string | null;
  reason: string | null;
  service_fee: Int8;
  state: string;
  unit_id: string;
}

interface FeePayment {
  cancel_reason: string | null;
  cancelled_at: Timestamp | null;
  cancelled_by: string | null;
  charge: Int8;
  dossier_id: string;
  fee_demand_id: string;
  id: string;
  method: string;
  order_id: string | null;
  paid_at: Timestamp;
  payer_name: string;
  receipt_book: string | null;
  receipt_number: string | null;
  recorded_at: Timestamp;
  reference: string | null;
  service_fee: Int8;
  taken_by: string | null;
  unit_id: string;
}

interface FeeRefund {
  amount: Int8;
  done_at: Timestamp | null;
  done_by: string | null;
  fee_payment_id: string;
  id: string;
  note: string | null;
  opened_at: Timestamp;
  opened_by: string | null;
  reason: string;
  reference: string | null;
}

interface HeldAnswer {
  component_id: string;
  dossier_id: string;
  name: string;
  outcome: string;
  received_at: Timestamp;
}

interface HeldAnswerSeen {
  dossier_id: string;
  received_at: Timestamp;
}

interface HeldCopy {
  file_id: string;
  held_since: Timestamp;
  name: string;
  number: string | null;
  source_component_id: string | null;
  source_dossier_id: string;
  source_file_id: string;
  source_unit_id: string;
  taken_at: Timestamp;
  taken_by: string;
}

interface HeldTake {
  closed_at: Timestamp | null;
  dossier_id: string | null;
  file_ids: string[];
  id: string;
  identity_number: string;
  name: string;
  procedure_code: string;
  taken_at: Timestamp;
  taken_by: string;
  unit_id: string;
}

interface IssuedLetter {
  body_id: string;
  dossier_id: string;
  form: string;
  issued_at: Timestamp;
  ordinal: number;
  serial: number;
  year: number;
}

interface PaperData {
  component_id: string;
  dossier_id: string;
  issued_by: string | null;
  issued_on: string | null;
  number: string | null;
  recorded_at: Timestamp;
  recorded_by: string;
  valid_until: string | null;
}

interface PaperExchange {
  change_id: string;
  closed_at: Timestamp | null;
  closed_by: string | null;
  do_by: Timestamp;
  dossier_id: string;
  id: string;
  is_given: boolean | null;
  is_taken_back: boolean | null;
  opened_at: Timestamp;
  reason: string | null;
  receiver_kind: string | null;
  receiver_name: string | null;
  receiver_number: string | null;
  role_key: string;
  state: string;
  tell_next_at: Timestamp | null;
  told: Generated<number>;
  unit_id: string;
  wrong_number: string;
}

interface PaperHandover {
  bundle_id: string | null;
  dossier_id: string;
  from_unit_id: string;
  id: string;
  kind: string;
  missed_in: string | null;
  ordinal: number | null;
  pieces: Json | null;
  settled_at: Timestamp | null;
  since: Timestamp;
  to_unit_id: string;
}

interface PaymentDifference {
  amount_here: Int8 | null;
  amount_there: Int8 | null;
  dossier_id: string | null;
  found_at: Timestamp;
  id: string;
  kind: string;
  note: string | null;
  order_id: string;
  settled_at: Timestamp | null;
  settled_by: string | null;
  transaction_no: string;
  unit_id: string | null;
}

interface PaymentNotice {
  amount: Int8;
  error_code: string;
  id: string;
  order_id: string;
  outcome: string;
  paid_at: Timestamp;
  received_at: Timestamp;
  request_code: string;
  times: number;
  transaction_no: string;
}

interface PaymentOrder {
  amount: Int8;
  created_at: Timestamp;
  created_by: string;
  fee_demand_id: string;
  order_id: string;
  state: string;
}

interface Procedure {
  code: string;
  created_at: Timestamp;
  id: string;
}

interface ProcedureReading {
  audiences: string[];
  code: string;
  life_events: string[];
  names: Json;
  sentence: string;
  written_by: string;
  written_on: string;
}

interface ProcedureUse {
  dossiers: Int8;
  procedure_id: string;
}

interface ProcedureVersion {
  channels: Generated<Json>;
  content: Json;
  field: string;
  fileable: boolean;
  handlers: string[];
  id: string;
  imported_at: Timestamp;
  levels: string[];
  ministry: string;
  name: string;
  name_vector: Generated<string | null>;
  procedure_id: string;
  search_body: string;
  search_head: string;
  search_vector: Generated<string | null>;
  settled_by: string | null;
  source_hash: string;
  valid_from: string;
  valid_to: string | null;
  warnings: Json;
}

interface ProcessDefinition {
  definition: Json;
  id: string;
  key: string;
  level: string;
  valid_from: string;
  valid_to: string | null;
  version: number;
}

interface Rating {
  comment: string;
  competent_unit_id: string;
  dossier_id: string;
  rated_at: Timestamp;
  satisfaction: string;
}

interface Referral {
  answer: string | null;
  answer_file_ids: Generated<string[]>;
  answered_at: Timestamp | null;
  answered_by: string | null;
  asked_at: Timestamp;
  asked_by: string;
  asking_unit_id: string;
  assignee_id: string | null;
  content: string;
  dossier_id: string;
  due_at: Timestamp | null;
  id: string;
  is_needed: boolean;
  kind: string;
  limit_unit: string;
  limit_value: Numeric;
  ordinal: number;
  outcome: string | null;
  sequence: number | null;
  shown_file_ids: string[];
  shows_owner: boolean;
  silent_at: Timestamp | null;
  started_at: Timestamp | null;
  state: string;
  title: string;
  unit_id: string;
  version: Generated<number>;
  withdrawn_at: Timestamp | null;
  withdrawn_reason: string | null;
}

interface Result {
  body: string | null;
  book: string | null;
  /**
   * Opens the public page that says whether the paper still holds; null: it was signed before there was one.
   */
  check_token: string | null;
  dossier_id: string;
  issued_at: Timestamp | null;
  number: string | null;
  numbered_on: string | null;
  /**
   * Who took it: owner, submitter or somebody with a mandate; null: nobody yet, or handed over before this was asked.
   */
  receiver_kind: string | null;
  receiver_name: string | null;
  /**
   * Number of the identity paper of who came with a mandate.
   */
  receiver_number: string | null;
  signed_at: Timestamp | null;
  signed_file_id: string | null;
  signer_id: string | null;
  /**
   * aside: the draft of a unit that does not settle the dossier any more; it counts for nothing until somebody writes one anew.
   */
  state: string;
  title: string;
  uploaded_file_id: string | null;
}

interface ResultChange {
  body: string | null;
  book: string | null;
  check_token: string | null;
  closed_at: Timestamp | null;
  closed_by: string | null;
  content: string | null;
  decision_number: string | null;
  dossier_id: string;
  ground: string;
  id: string;
  kind: string;
  number: string | null;
  numbered_on: string | null;
  ordinal: number | null;
  proposed_at: Timestamp;
  proposed_by: string;
  reason: string;
  remark: string | null;
  signed_at: Timestamp | null;
  signed_file_id: string | null;
  state: string;
  title: string | null;
  uploaded_file_id: string | null;
}

interface SearchWord {
  codes: string[];
  expansion: string | null;
  kind: string;
  ministry: string | null;
  source: string;
  term: string;
  written_by: string;
  written_on: string;
}

interface SignedCopy {
  component_id: string;
  dossier_id: string;
  file_id: string;
  signed_at: Timestamp;
  signed_by: string;
  signed_file_id: string;
  unit_id: string;
}

interface SimulatedPayment {
  amount: Int8;
  at: Timestamp;
  order_id: string;
  request_code: string;
  state: string;
  transaction_no: string;
}

interface SiteCheck {
  asks_owner: boolean;
  /**
   * Register and year in which the number was drawn.
   */
  book: string | null;
  cancel_reason: string | null;
  cancelled_at: Timestamp | null;
  closed_at: Timestamp | null;
  correction_reason: string | null;
  corrects: string | null;
  created_at: Timestamp;
  dossier_id: string;
  id: string;
  late_at: Timestamp;
  late_told_at: Timestamp | null;
  members: Json;
  number: string | null;
  ordinal: number;
  paper: Json | null;
  place: string;
  planned_at: Timestamp;
  planned_by: string;
  postponements: Generated<Json>;
  record: Json | null;
  recorded_at: Timestamp | null;
  recorded_by: string | null;
  signatures: Generated<Json>;
  state: string;
  subject: string;
  unit_id: string;
  version: Generated<number>;
}

interface StepPace {
  competent_unit_id: string;
  measured_at: Timestamp;
  median_minutes: number;
  passages: number;
  procedure_code: string;
  step_id: string;
}

interface SupplementIntake {
  content: Json;
  dossier_id: string;
  id: string;
  proof: string;
  request_id: string;
  taken_at: Timestamp;
  taken_by: string;
  unit_id: string;
}

interface SupplementRequest {
  answer_by: Timestamp;
  answered_at: Timestamp | null;
  asked_at: Timestamp;
  changes: Generated<Json>;
  closed_at: Timestamp | null;
  dossier_id: string;
  guide_id: string | null;
  guide_phone: string | null;
  id: string;
  items: Json;
  ordinal: number;
  reason: string;
  state: string;
  step_id: string;
  warned_at: Timestamp | null;
}

interface Suspension {
  document: string | null;
  dossier_id: string;
  from_at: Timestamp;
  id: string;
  legal_ground: string;
  reason: string;
  to_at: Timestamp | null;
}

interface ProceduresOwnTables {
  apology: Apology;
  batch: Batch;
  batch_item: BatchItem;
  bundle: Bundle;
  catalogue_revision: CatalogueRevision;
  correction_request: CorrectionRequest;
  dossier: Dossier;
  draft: Draft;
  ending: Ending;
  ending_proposal: EndingProposal;
  escalation: Escalation;
  fee_demand: FeeDemand;
  fee_payment: FeePayment;
  fee_refund: FeeRefund;
  held_answer: HeldAnswer;
  held_answer_seen: HeldAnswerSeen;
  held_copy: HeldCopy;
  held_take: HeldTake;
  issued_letter: IssuedLetter;
  paper_data: PaperData;
  paper_exchange: PaperExchange;
  paper_handover: PaperHandover;
  payment_difference: PaymentDifference;
  payment_notice: PaymentNotice;
  payment_order: PaymentOrder;
  procedure: Procedure;
  procedure_reading: ProcedureReading;
  procedure_use: ProcedureUse;
  procedure_version: ProcedureVersion;
  process_definition: ProcessDefinition;
  rating: Rating;
  referral: Referral;
  result: Result;
  result_change: ResultChange;
  search_word: SearchWord;
  signed_copy: SignedCopy;
  simulated_payment: SimulatedPayment;
  site_check: SiteCheck;
  step_pace: StepPace;
  supplement_intake: SupplementIntake;
  supplement_request: SupplementRequest;
  suspension: Suspension;
}

/** What the procedures system may name: its own tables and the kernel's. */
export type ProceduresTables = ProceduresOwnTables & KernelTables;
