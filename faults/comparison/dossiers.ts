import type { ExpectedDossier } from '../journal.ts';
import { rowsOf, type Evidence, type Finding } from './finding.ts';

interface StoredDossier {
  readonly id: string;
  readonly code: string;
  readonly mark: string | null;
  readonly version: number;
  readonly person_id: string | null;
  readonly state: string;
  readonly events: Readonly<Record<string, number>> | null;
}

const storedDossiers = `
  select d.id, d.code, substring(d.owner ->> 'address' from 'Số (\\d+\\.\\d+) đường') as mark, d.version, d.person_id, d.state,
    (select jsonb_object_agg(kind, n) from (
      select replace(type, 'procedures.', '') || coalesce(':' || (payload ->> 'action'), '') as kind, count(*)::integer as n
      from event where subject_id = d.id group by 1) as counted) as events
  from dossier d`;

/** What the clock brings, whatever clients do. */
const byTheClock = ['apology-drafted', 'escalated'];

interface Tally {
  lost: number;
  doubled: number;
  readonly differences: string[];
}

function compareEvents(expected: ExpectedDossier, stored: StoredDossier, tally: Tally): void {
  const there = new Map(Object.entries(stored.events ?? {}).filter(([kind]) => !byTheClock.includes(kind)));
  for (const kind of new Set([...expected.events.keys(), ...there.keys()])) {
    const wanted = expected.events.get(kind) ?? 0;
    const found = there.get(kind) ?? 0;
    if (wanted === found) continue;
    if (found < wanted) tally.lost += 1;
    else tally.doubled += 1;
    tally.differences.push(`${expected.code}: ${found} times ${kind} instead of ${wanted}`);
  }
}

function compareOne(expected: ExpectedDossier, stored: StoredDossier, tally: Tally): void {
  compareEvents(expected, stored, tally);
  const facts: [string, unknown, unknown][] = [
    ['code', stored.code, expected.code],
    ['person', stored.person_id, expected.personId],
    ['state', stored.state, expected.state],
    // A client learns the version only with an answer that carries it.
    ['version', expected.version === 0 ? 0 : stored.version, expected.version],
  ];
  for (const [name, found, wanted] of facts) {
    if (found !== wanted)
      tally.differences.push(`${expected.code}: ${name} is ${String(found)} instead of ${String(wanted)}`);
  }
}

/** One dossier per draft or paper, with exactly the events of the acts that were acknowledged, where those acts brought it. */
export async function compareDossiers(evidence: Evidence): Promise<Finding> {
  const { dossiers, drafts } = evidence.journal;
  const stored = await rowsOf<StoredDossier>(evidence, storedDossiers);
  const tally: Tally = { lost: 0, doubled: 0, differences: [] };
  const unseen = new Set(dossiers.keys());
  const marks = new Map<string, number>();
  for (const one of stored) {
    marks.set(one.mark ?? one.id, (marks.get(one.mark ?? one.id) ?? 0) + 1);
    unseen.delete(one.id);
    const expected = dossiers.get(one.id);
    if (expected === undefined) {
      tally.doubled += 1;
      tally.differences.push(`${one.code}: nobody was told of this dossier`);
    } else compareOne(expected, one, tally);
  }
  for (const [mark, count] of marks) if (count > 1) tally.differences.push(`${count} dossiers of ${mark}`);
  for (const id of unseen) tally.differences.push(`${dossiers.get(id)?.code ?? id}: the dossier is gone`);
  const keptDrafts = await rowsOf<{ id: string }>(evidence, 'select id from draft');
  const left = new Set(keptDrafts.map(({ id }) => id));
  for (const id of drafts) if (!left.delete(id)) tally.differences.push(`draft ${id} is gone`);
  for (const id of left) tally.differences.push(`draft ${id} is still there, or nobody was told of it`);
  return {
    figures: { dossiers: stored.length, effectsLost: tally.lost + unseen.size, effectsDoubled: tally.doubled },
    differences: tally.differences,
  };
}
