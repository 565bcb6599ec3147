import { formatInstant, readAgency } from '@dongbo/kernel';
import { sql, type Kysely } from 'kysely';
import type { Context } from '../define.ts';
import { stepInstants } from '../dossiers/dossier-view.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { unitOfStep } from '../dossiers/work-of-dossier.ts';
import type { ProceduresTables } from '../tables.ts';
import { ControlSlipData } from './letter-data.ts';

interface Move {
  at: Date;
  from_step: string;
  to_step: string;
  note: string | null;
  actor: string;
  to_person: string | null;
}

/** The moves of a dossier as its events tell them: reception first, then step by step. */
async function listMoves(db: Kysely<ProceduresTables>, dossierId: string): Promise<Move[]> {
  const found = await sql<Move>`
    select e.at, coalesce(e.payload ->> 'fromStep', 'reception') as from_step, e.payload ->> 'toStep' as to_step,
      e.payload ->> 'note' as note, coalesce(a.name, '') as actor, t.name as to_person
    from event e
    left join person a on a.id = e.actor_id
    left join person t on t.id = (e.payload ->> 'assigneeId')::uuid
    where e.subject_id = ${dossierId}::uuid and e.type = 'procedures.dossier-moved'
    order by e.at, e.position`.execute(db);
  return found.rows;
}

/** Control slip (form 06) from the events: who handed over to whom, when, and whether in time. Never stored: it grows. */
export async function controlSlipData(
  ctx: Pick<Context, 'db' | 'now' | 'calendar'>,
  dossier: StoredDossier,
): Promise<ControlSlipData> {
  const moves = await listMoves(ctx.db, dossier.id);
  const agency = await readAgency(ctx.db, dossier.competent.id, ctx.now);
  const dueBySteps = stepInstants(ctx, dossier);
  const unitOf = (stepId: string) => unitOfStep(dossier, stepId).name;
  const rows = moves.map((move, index) => {
    const next = moves[index + 1];
    const due = dueBySteps.get(move.to_step);
    const outcome = next === undefined || !due ? null : next.at > due ? ('overdue' as const) : ('onTime' as const);
    const receiver = move.to_person ?? next?.actor ?? '';
    return {
      from: { unit: unitOf(move.from_step), person: move.actor },
      to: { unit: unitOf(move.to_step), person: receiver },
      handedOverAt: formatInstant(move.at),
      outcome,
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
    dueNote: clock?.dueAt ? null : clock === null ? 'Chưa tiếp nhận' : 'Tạm dừng tính thời hạn',
    settlingAgency: agency.fullName,
    coordinatingAgencies: [],
    rows: rows.filter(({ to }) => to.unit !== ''),
  });
}
