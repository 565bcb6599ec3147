import { processEnd } from '@dongbo/contract';
import { agencyOf, formatInstant, outcomeOf, unitJson, type UnitFacts } from '@dongbo/kernel';
import { sql } from 'kysely';
import type { Context } from '../define.ts';
import { isOnItsWay } from '../dossiers/dossier-clock.ts';
import { stepInstants } from '../dossiers/dossier-view.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { unitOfStep } from '../dossiers/work-of-dossier.ts';
import { readCoordinatingAgencies } from './coordinating-agencies.ts';
import { readDelays } from './delays.ts';
import { ControlSlipData } from './letter-data.ts';

interface Move {
  at: Date;
  from_step: string;
  to_step: string;
  note: string | null;
  actor: string;
  /** The unit whose step it was. */
  unit: UnitFacts | null;
  to_person: string | null;
}

/** The moves of a dossier as its events tell them: reception first, then step by step. */
async function listMoves({ db, now }: Pick<Context, 'db' | 'now'>, dossierId: string): Promise<Move[]> {
  const found = await sql<Move>`
    select e.at, coalesce(e.payload ->> 'fromStep', 'reception') as from_step, e.payload ->> 'toStep' as to_step,
      e.payload ->> 'note' as note, coalesce(a.name, '') as actor, t.name as to_person,
      ${unitJson(sql.ref('e.unit_id'), now)} as unit
    from event e
    left join person a on a.id = e.actor_id
    left join person t on t.id = (e.payload ->> 'assigneeId')::uuid
    where e.subject_id = ${dossierId}::uuid and e.type = 'procedures.dossier-moved'
    order by e.at, e.position`.execute(db);
  return found.rows;
}

/** What the clock calls an outcome, in the words of the form. */
const outcomes = { early: 'early', 'on-time': 'onTime', overdue: 'overdue' } as const;

/** A step is finished in time within its last hour, and early before that. */
function stepOutcome(due: Date, at: Date): 'early' | 'onTime' | 'overdue' {
  if (at > due) return 'overdue';
  return due.getTime() - at.getTime() > 3_600_000 ? 'early' : 'onTime';
}

function wholeOutcome({ clock }: StoredDossier): ControlSlipData['rows'][number]['outcome'] {
  return clock?.dueAt && clock.finishedAt ? outcomes[outcomeOf(clock.dueAt, clock.finishedAt)] : null;
}

/** A body as papers name it: the committee of a commune, not its territory. */
const officialName = (unit: UnitFacts): string => agencyOf(unit).fullName;

/** Why there is no date. */
function noteWithoutDate(clock: StoredDossier['clock']): string {
  if (clock === null) return 'Chưa tiếp nhận';
  return isOnItsWay(clock) ? 'Tính từ khi cơ quan giải quyết nhận hồ sơ' : 'Tạm dừng tính thời hạn';
}

/** Control slip (form 06) from the events: who handed over to whom, when, and whether in time. Never stored: it grows. */
export async function controlSlipData(
  ctx: Pick<Context, 'db' | 'now' | 'calendar'>,
  dossier: StoredDossier,
): Promise<ControlSlipData> {
  const moves = await listMoves(ctx, dossier.id);
  const agency = agencyOf(dossier.receiving);
  const dueBySteps = stepInstants(ctx, dossier);
  // Who did a step did it for the unit of then, whoever settles the dossier now.
  const unitOf = (unit: UnitFacts | null | undefined, stepId: string) =>
    officialName(unit ?? unitOfStep(dossier, stepId));
  const handedTo = { unit: 'Người nhận kết quả', person: dossier.result?.receiver?.name ?? dossier.owner.name };
  const rows = moves.map((move, index) => {
    const next = moves[index + 1];
    const due = dueBySteps.get(move.to_step);
    const outcome = next === undefined || !due ? null : stepOutcome(due, next.at);
    const receiver = move.to_person ?? next?.actor ?? '';
    const isLast = move.to_step === processEnd;
    return {
      from: { unit: unitOf(move.unit, move.from_step), person: move.actor },
      to: isLast ? handedTo : { unit: unitOf(next?.unit, move.to_step), person: receiver },
      handedOverAt: formatInstant(move.at),
      // The last hand-over ends the whole: it says how the dossier kept its limit.
      outcome: isLast ? wholeOutcome(dossier) : outcome,
      note: move.note ?? '',
    };
  });
  const { clock } = dossier;
  return ControlSlipData.parse({
    agency: { superior: agency.superior, name: agency.name },
    dossierCode: dossier.code,
    ownerName: dossier.owner.name,
    procedure: { code: dossier.procedure.code, name: dossier.procedure.name },
    receivedAt: formatInstant(clock?.receivedAt ?? dossier.submittedAt),
    dueAt: clock?.dueAt ? formatInstant(clock.dueAt) : null,
    dueNote: clock?.dueAt ? null : noteWithoutDate(clock),
    delays: await readDelays(ctx, dossier),
    settlingAgency: agencyOf(dossier.competent).fullName,
    coordinatingAgencies: await readCoordinatingAgencies(ctx, dossier),
    rows,
  });
}
