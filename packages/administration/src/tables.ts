/**
 * Made by `npm run generate` from the migrated database. Do not edit.
 */

import type { KernelTables } from '@dongbo/kernel';
import type { ColumnType } from 'kysely';

type Json = JsonValue;

type JsonArray = JsonValue[];

type JsonObject = {
  [x: string]: JsonValue | undefined;
};

type JsonPrimitive = boolean | number | string | null;

type JsonValue = JsonArray | JsonObject | JsonPrimitive;

type Timestamp = ColumnType<Date, Date | string, Date | string>;

interface Campaign {
  decided_at: Timestamp | null;
  decided_by: string | null;
  decision_reason: string | null;
  file_id: string;
  file_name: string;
  finished_at: Timestamp | null;
  id: string;
  invite_by: string;
  problem: Json | null;
  reason: string;
  sha256: string;
  state: string;
  unit_id: string;
  uploaded_at: Timestamp;
  uploaded_by: string;
  version: number;
}

interface CampaignRow {
  campaign_id: string;
  cells: Json;
  changes: Json;
  done_at: Timestamp | null;
  failure: string | null;
  number: number;
  outcome: string;
  person_id: string | null;
  problems: Json;
}

interface CoverageGap {
  every_field: boolean;
  fields: string[];
  part: number;
  people: number;
  procedures: string[];
  process_key: string;
  process_name: Json;
  role_key: string;
  step_id: string;
  step_name: Json;
  unit_id: string;
}

interface CoverageRun {
  counted_at: Timestamp;
}

interface CoverageUnit {
  steps: number;
  thin: number;
  unit_id: string;
}

interface AdministrationOwnTables {
  campaign: Campaign;
  campaign_row: CampaignRow;
  coverage_gap: CoverageGap;
  coverage_run: CoverageRun;
  coverage_unit: CoverageUnit;
}

/** What the administration system may name: its own tables and the kernel's. */
export type AdministrationTables = AdministrationOwnTables & KernelTables;
