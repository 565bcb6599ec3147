import { DossierProcess } from '@dongbo/contract/procedures';
import { rowsOf, type Evidence, type Finding } from './finding.ts';

interface Row {
  readonly id: string;
  readonly code: string;
  readonly definition: unknown;
  readonly process_definition_id: string;
  readonly step_id: string | null;
  readonly receiving_unit_id: string;
  readonly competent_unit_id: string;
  readonly division_id: string;
  readonly committee_office_id: string | null;
  readonly demanded: WorkFacts;
  readonly listed:
    | (WorkFacts & { readonly role: string; readonly unit: string; readonly step: string; readonly sort: string })
    | null;
}

interface WorkFacts {
  readonly code: string;
  readonly owner: string;
  readonly assignee: string | null;
  readonly due: string | null;
  readonly since: string;
  readonly suspended: boolean;
  readonly version: number;
  readonly cameBack: string | null;
  readonly finished: string | null;
}

const worklist = `
  select coalesce(d.id, w.subject_id) as id, coalesce(d.code, w.code) as code, f.definition, d.process_definition_id, d.step_id,
    d.receiving_unit_id, d.competent_unit_id, d.division_id, d.committee_office_id,
    jsonb_build_object('code', d.code, 'owner', d.owner ->> 'name', 'assignee', d.assignee_id, 'due', d.due_at,
      'since', d.step_since, 'suspended', d.state = 'suspended', 'version', d.version,
      'cameBack', d.came_back, 'finished', d.finished_at) as demanded,
    case when w.id is not null then jsonb_build_object('code', w.code, 'owner', w.party_name, 'assignee', w.assignee_id,
      'due', w.due_at, 'since', w.since, 'suspended', w.suspended, 'version', w.version,
      'cameBack', w.came_back, 'finished', w.finished_at,
      'role', w.role_key, 'unit', w.unit_id, 'step', w.step_id, 'sort', w.sort_at) end as listed
  from dossier d join process_definition f on f.id = d.process_definition_id
  full join (select * from work_item where slot = 'main') w on w.subject_id = d.id and w.system = 'procedures'`;

/** The place in the worklist that the dossier's step demands; null when its process has ended. */
function placeOf(row: Row, definition: DossierProcess): { role: string; unit: string; step: string } | null {
  const step = definition.steps.find(({ id }) => id === row.step_id);
  if (step === undefined) return null;
  const units = {
    'receiving-one-stop': row.receiving_unit_id,
    'competent-unit': row.competent_unit_id,
    'competent-division': row.division_id,
    'committee-office': row.committee_office_id ?? row.competent_unit_id,
  };
  return { role: step.actor.role, unit: units[step.actor.at], step: step.id };
}

/** Where it stands in the list: what came back before all else, what only waits to be fetched behind everything. */
function orderOf({ cameBack, finished, due, since }: WorkFacts): string {
  if (cameBack !== null) return '1970-01-01T00:00:00+00:00';
  return finished === null ? (due ?? since) : '2970-01-01T00:00:00+00:00';
}

const textOf = (facts: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(Object.entries(facts).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** The worklist is exactly what the steps of the dossiers demand: nothing missing, nothing left over. */
export async function compareWorklist(evidence: Evidence): Promise<Finding> {
  const rows = await rowsOf<Row>(evidence, worklist);
  const definitions = new Map<string, DossierProcess>();
  const differences: string[] = [];
  let open = 0;
  for (const row of rows) {
    if (row.process_definition_id === null) {
      differences.push(`worklist: ${row.code} belongs to no dossier`);
      continue;
    }
    const known = definitions.get(row.process_definition_id) ?? DossierProcess.parse(row.definition);
    definitions.set(row.process_definition_id, known);
    const place = placeOf(row, known);
    if (row.listed !== null) open += 1;
    const wanted = place === null ? null : { ...row.demanded, ...place, sort: orderOf(row.demanded) };
    const isEqual =
      wanted === null ? row.listed === null : row.listed !== null && textOf(wanted) === textOf({ ...row.listed });
    if (!isEqual)
      differences.push(`worklist: ${row.code} is ${JSON.stringify(row.listed)} instead of ${JSON.stringify(wanted)}`);
  }
  return { figures: { workItems: open, worklistWrong: differences.length }, differences };
}
