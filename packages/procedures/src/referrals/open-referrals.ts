import {
  dossierEvents,
  type DossierChanged,
  type KnownTimeLimit,
  type ReferralKind,
} from '@dongbo/contract/procedures';
import { GeneralError, findStep, localDate, putWork, unitJson, type UnitFacts } from '@dongbo/kernel';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Context } from '../define.ts';
import { mayActHere } from '../dossiers/at-step.ts';
import { dossierChanged } from '../dossiers/dossier-changed.ts';
import { loadForChange } from '../dossiers/load-dossier.ts';
import { isPartyTo } from '../dossiers/party.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { unitOfStep } from '../dossiers/work-of-dossier.ts';
import { answerersOf } from './answerers-of.ts';
import { findReferralsOf } from './find-referrals.ts';
import { begun, eventOf, startTasks, touchDossier } from './record-referrals.ts';
import { mayReferAt, referralRuleOn, type ReferralRule } from './referral-data.ts';
import { isTooLong, proposedLimit } from './referral-rule.ts';
import type { StoredReferral } from './stored-referral.ts';
import { workOfReferral } from './work-of-referral.ts';

/** One thing that is asked of one unit. */
export interface Wish {
  readonly unitId: string;
  readonly personId?: string | undefined;
  readonly title: string;
  readonly content: string;
  readonly isNeeded: boolean;
  readonly limit?: KnownTimeLimit | undefined;
  readonly sequence?: number | undefined;
}

/** What is asked of others at once, and what they are shown for it. */
export interface Wishes {
  readonly kind: ReferralKind;
  readonly wishes: readonly Wish[];
  readonly fileIds: readonly string[];
  readonly showsOwner: boolean;
}

type ReferringRefusal =
  | 'dossier.same-person'
  | 'referral.not-here'
  | 'referral.unit-unknown'
  | 'referral.person-not-there'
  | 'referral.too-many'
  | 'referral.limit-too-long'
  | 'file.unknown';

/** May the actor ask others so of a dossier as it stands? Pure. */
export const mayRefer = (
  actor: Context['actor'],
  dossier: StoredDossier,
  { kind, permission }: { readonly kind: ReferralKind; readonly permission: string },
): boolean => canRefer(dossier, kind) && mayActHere(actor, dossier, permission);

const canRefer = (dossier: StoredDossier, kind: ReferralKind): boolean =>
  dossier.openPath === null && mayReferAt(kind, findStep(dossier.process, dossier.stepId ?? '')?.kind);

/** The units that exist today and may be asked, by id. One statement. */
async function findUnits(
  { db, now }: Pick<Context, 'db' | 'now'>,
  ids: readonly string[],
): Promise<Map<string, UnitFacts>> {
  const { rows } = await sql<{ unit: UnitFacts }>`
    select ${unitJson(sql`asked.id`, now)} as unit from unit asked
    where asked.id = any(${ids}::uuid[]) and asked.kind not in ('province', 'vendor')
      and (asked.valid_to is null or asked.valid_to > ${localDate(now)}::date)`.execute(db);
  return new Map(rows.map(({ unit }) => [unit.id, unit]));
}

/** Whether somebody may be asked by name. */
async function findAssignees(ctx: Context, dossier: StoredDossier, wishes: readonly Wish[]) {
  const people = new Map<string, { readonly id: string; readonly name: string }>();
  for (const { personId, unitId } of wishes) {
    if (personId === undefined) continue;
    const person = (await answerersOf(ctx, unitId)).find(({ id }) => id === personId);
    // Who asks does not answer.
    if (person === undefined || person.id === ctx.actor.personId) return 'referral.person-not-there' as const;
    if (isPartyTo({ ...person, personId: person.id }, dossier)) return 'dossier.same-person' as const;
    people.set(personId, { id: person.id, name: person.name });
  }
  return people;
}

/** What is wrong with the wishes, before anything of them is looked up. Pure. */
function whyNot(
  ctx: Pick<Context, 'now' | 'calendar'>,
  {
    dossier,
    known,
    rule,
  }: { readonly dossier: StoredDossier; readonly known: readonly StoredReferral[]; readonly rule: ReferralRule },
  { wishes, fileIds }: Wishes,
): ReferringRefusal | null {
  const open = known.filter(({ state }) => state === 'open' || state === 'waiting');
  if (open.length + wishes.length > rule.mostOpen) return 'referral.too-many';
  const counting = { from: ctx.now, calendar: ctx.calendar(dossier.calendar) };
  if (wishes.some(({ limit }) => limit !== undefined && isTooLong(limit, rule.longest, counting)))
    return 'referral.limit-too-long';
  const papers = new Set(dossier.papers.flatMap((paper) => paper.fileIds));
  return fileIds.every((id) => papers.has(id)) ? null : 'file.unknown';
}

async function store(ctx: Context, dossier: StoredDossier, referrals: readonly StoredReferral[]): Promise<void> {
  await ctx.db
    .insertInto('referral')
    .values(
      referrals.map((one) => ({
        id: one.id,
        dossier_id: dossier.id,
        kind: one.kind,
        state: one.state,
        ordinal: one.ordinal,
        sequence: one.sequence,
        is_needed: one.isNeeded,
        title: one.title,
        content: one.content,
        shown_file_ids: one.shownFileIds,
        shows_owner: one.showsOwner,
        asking_unit_id: one.askingUnit.id,
        asked_by: one.askedBy.id,
        unit_id: one.unit.id,
        assignee_id: one.assignee?.id ?? null,
        limit_unit: one.limit.unit,
        limit_value: one.limit.value,
        asked_at: one.askedAt,
        started_at: one.startedAt,
        due_at: one.dueAt,
      })),
    )
    .execute();
}

type Asking = Context & {
  refuse(code: ReferringRefusal | 'dossier.changed-meanwhile', facts?: Readonly<Record<string, unknown>>): never;
};

/** Asks others for something beside the straight way: each request is a row with its deadline, work in the asked unit's inbox, an event.
 * The dossier itself goes on; it only waits at the end of its step for answers that are needed. */
export async function openReferrals(
  ctx: Asking,
  change: { readonly dossierId: string; readonly version: number },
  { permission, ...order }: Wishes & { readonly permission: string },
): Promise<z.input<typeof DossierChanged>> {
  const dossier = await loadForChange(ctx, change, permission);
  if (isPartyTo(ctx.actor, dossier)) return ctx.refuse('dossier.same-person');
  if (!canRefer(dossier, order.kind)) return ctx.refuse('referral.not-here');
  if (!mayActHere(ctx.actor, dossier, permission)) throw new GeneralError('not-allowed');
  const rule = referralRuleOn(localDate(ctx.now));
  const known = dossier.referrals === 0 ? [] : await findReferralsOf(ctx.db, dossier.id, ctx.now);
  const wrong = whyNot(ctx, { dossier, known, rule }, order);
  if (wrong !== null) return ctx.refuse(wrong, { most: rule.mostOpen, days: rule.longest.value });
  const units = await findUnits(ctx, [...new Set(order.wishes.map(({ unitId }) => unitId))]);
  const people = await findAssignees(ctx, dossier, order.wishes);
  if (typeof people === 'string') return ctx.refuse(people);
  const asking = unitOfStep(dossier, dossier.stepId);
  const counting = { from: ctx.now, calendar: ctx.calendar(dossier.calendar) };
  const usual = proposedLimit(rule.limits[order.kind], dossier.clock?.dueAt ?? null, counting);
  const fresh: StoredReferral[] = [];
  for (const [index, wish] of order.wishes.entries()) {
    const unit = units.get(wish.unitId);
    if (unit === undefined) return ctx.refuse('referral.unit-unknown');
    const made = newReferral(ctx, dossier, order, { wish, unit, asking, limit: wish.limit ?? usual });
    fresh.push({ ...made, ordinal: known.length + index + 1, assignee: people.get(wish.personId ?? '') ?? null });
  }
  await store(ctx, dossier, fresh);
  const open = fresh.filter(({ state }) => state === 'open');
  await putWork(
    ctx.db,
    open.map((one) => workOfReferral(ctx, dossier, one)),
  );
  for (const one of fresh)
    ctx.emit(
      dossierEvents.referralAsked,
      { ...eventOf(dossier, one), note: one.unit.name },
      { subjectId: dossier.id, unitId: asking.id },
    );
  const all = await startTasks(ctx, dossier, [...known, ...fresh]);
  return dossierChanged(await touchDossier(ctx, dossier, { all, closed: [] }));
}

interface Made {
  readonly wish: Wish;
  readonly unit: UnitFacts;
  readonly asking: UnitFacts;
  readonly limit: KnownTimeLimit;
}

/** A referral of one wish; a task waits until its turn has come, anything else begins at once. */
function newReferral(
  ctx: Context,
  dossier: StoredDossier,
  { kind, fileIds, showsOwner }: Wishes,
  { wish, unit, asking, limit }: Made,
): Omit<StoredReferral, 'ordinal' | 'assignee'> & { ordinal: number; assignee: null } {
  const waiting: StoredReferral = {
    id: ctx.newId(),
    dossierId: dossier.id,
    kind,
    state: 'waiting',
    ordinal: 0,
    sequence: kind === 'task' ? (wish.sequence ?? 1) : null,
    isNeeded: wish.isNeeded,
    title: wish.title,
    content: wish.content,
    shownFileIds: [...new Set(fileIds)],
    showsOwner,
    unit: { id: unit.id, name: unit.name },
    ancestors: [...unit.ancestors],
    assignee: null,
    askingUnit: { id: asking.id, name: asking.name },
    askedBy: { id: ctx.actor.personId ?? '', name: ctx.actor.name },
    limit,
    askedAt: ctx.now,
    startedAt: null,
    dueAt: null,
    silentAt: null,
    outcome: null,
    answer: null,
    answerFileIds: [],
    answeredAt: null,
    answeredBy: null,
    withdrawnAt: null,
    withdrawnReason: null,
    version: 1,
    files: [],
  };
  const made = kind === 'task' ? waiting : begun(waiting, ctx.now, ctx.calendar(dossier.calendar));
  return { ...made, assignee: null };
}
