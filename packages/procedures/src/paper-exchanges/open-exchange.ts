import type { LocalText } from '@dongbo/contract';
import { dossierEvents } from '@dongbo/contract/procedures';
import { defaultCalendarName, dueAt, localDate, putWork, type OpenWork } from '@dongbo/kernel';
import { sql } from 'kysely';
import { defineReaction, type Context } from '../define.ts';
import { findDossier } from '../dossiers/dossier-store.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { exchangeRuleOn } from './exchange-data.ts';
import { handingOver, nextRungAt, wasGivenOut } from './exchange-rule.ts';
import { exchangeSlot } from './exchange-slot.ts';

const workNames: Readonly<Record<'exchange' | 'take-back', LocalText>> = {
  exchange: {
    vi: 'Giao bản đúng, thu bản sai',
    en: 'Give out the right paper, take the wrong one back',
    uk: 'Видати правильний документ і забрати хибний',
  },
  'take-back': {
    vi: 'Thu lại kết quả đã bị hủy bỏ',
    en: 'Take the cancelled result back',
    uk: 'Забрати скасований результат',
  },
};

/** Where and until when the wrong paper comes back. */
export interface OpenExchange {
  readonly unitName: string;
  readonly doBy: Date;
}

function workOfExchange(
  { newId, now }: Pick<Context, 'newId' | 'now'>,
  dossier: StoredDossier,
  { role, doBy, number, replaced }: { role: string; doBy: Date; number: string | null; replaced: string },
): OpenWork {
  return {
    id: newId(),
    system: 'procedures',
    subjectId: dossier.id,
    slot: exchangeSlot,
    kind: { code: dossier.procedure.code, name: dossier.procedure.name },
    code: dossier.code,
    title: number === null ? replaced : `${replaced} → ${number}`,
    partyName: dossier.owner.name,
    field: dossier.procedure.field,
    step: { id: exchangeSlot, name: workNames[number === null ? 'take-back' : 'exchange'] },
    role,
    unitId: dossier.receiving.id,
    assigneeId: null,
    dueAt: doBy,
    stepDueAt: null,
    suspended: false,
    since: now,
    version: dossier.version,
  };
}

/** Where and until when whoever holds a paper of a result that is changed now brings it; null: nobody holds one. Pure. */
export function exchangeOf(ctx: Pick<Context, 'now' | 'calendar'>, dossier: StoredDossier): OpenExchange | null {
  if (handingOver(dossier) === undefined || !wasGivenOut(dossier)) return null;
  const { exchangeWithin: limit } = exchangeRuleOn(localDate(ctx.now));
  const doBy = dueAt({ receivedAt: ctx.now, limit, calendar: ctx.calendar(defaultCalendarName) });
  return { unitName: dossier.receiving.name, doBy: doBy ?? ctx.now };
}

/** Where a paper was given out that does not hold any more, taking it back becomes work of the counter that gave it out; a later decision
 * on the same result goes into the same work. */
export const openExchange = defineReaction(
  dossierEvents.resultChanged,
  'procedures.open-paper-exchange',
  async (ctx, { subjectId, payload: { replaced, number, exchangeBy } }) => {
    if (exchangeBy === undefined) return;
    const dossier = await findDossier(ctx.db, subjectId, { at: ctx.now, lock: true });
    const role = dossier && handingOver(dossier);
    if (dossier === undefined || role === undefined) return;
    ctx.about(dossier.id);
    const doBy = new Date(exchangeBy);
    const calendar = ctx.calendar(defaultCalendarName);
    const tellNextAt = nextRungAt(0, doBy, exchangeRuleOn(localDate(ctx.now)), calendar);
    await sql`
      insert into paper_exchange as e (id, dossier_id, change_id, wrong_number, unit_id, role_key, opened_at, do_by, tell_next_at, state)
      select ${ctx.newId()}::uuid, c.dossier_id, c.id, ${replaced}, ${dossier.receiving.id}::uuid, ${role}, c.closed_at,
        ${doBy}::timestamptz, ${tellNextAt}::timestamptz, 'open'
      from result_change c where c.dossier_id = ${dossier.id}::uuid and c.state = 'decided' order by c.ordinal desc limit 1
      on conflict (dossier_id) where state = 'open' do update set change_id = excluded.change_id, do_by = excluded.do_by, told = 0,
        tell_next_at = excluded.tell_next_at`.execute(ctx.db);
    await putWork(ctx.db, workOfExchange(ctx, dossier, { replaced, number, role, doBy }));
  },
);
