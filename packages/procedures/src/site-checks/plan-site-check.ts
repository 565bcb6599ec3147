import type { InputOf } from '@dongbo/contract';
import { planSiteCheck as endpoint, siteCheckEvents } from '@dongbo/contract/procedures';
import { GeneralError, defaultCalendarName, formatInstant, localDate, putWork } from '@dongbo/kernel';
import { sql } from 'kysely';
import { defineOperation, type Context } from '../define.ts';
import { mayActHere } from '../dossiers/at-step.ts';
import { dossierChanged } from '../dossiers/dossier-changed.ts';
import { recordedPhone } from '../dossiers/recorded-owner.ts';
import { loadForChange } from '../dossiers/load-dossier.ts';
import { isPartyTo } from '../dossiers/party.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { unitOfStep } from '../dossiers/work-of-dossier.ts';
import { answerersOf } from '../referrals/answerers-of.ts';
import { canBeChecked } from './plan-rule.ts';
import { siteCheckRuleOn } from './site-check-data.ts';
import { canBePlannedFor, lateAtOf } from './site-check-rule.ts';
import { inWords } from './site-check-words.ts';
import type { StoredMember, StoredSiteCheck } from './stored-site-check.ts';
import { workOfCheck } from './work-of-site-check.ts';

/** Officials of the body who can go along. Two statements. */
export const whoCanGo = async (ctx: Context, { competent }: StoredDossier) =>
  await answerersOf(ctx, competent.id, 'procedures.site-check.sign');

/** The members with their keys: who plans first, then officials, then those of other bodies. Null: one is not there, or a party. */
async function membersOf(
  ctx: Context,
  dossier: StoredDossier,
  { memberIds, outsiders, guidePhone }: Pick<InputOf<typeof endpoint>, 'memberIds' | 'outsiders' | 'guidePhone'>,
): Promise<StoredMember[] | null> {
  const { personId, name } = ctx.actor;
  const known = new Map((await whoCanGo(ctx, dossier)).map((one) => [String(one.id), one]));
  const others = [...new Set(memberIds)].filter((id) => id !== personId);
  const found = others.map((id) => known.get(id));
  if (found.some((one) => one === undefined || isPartyTo({ ...one, personId: one.id }, dossier))) return null;
  const body = unitOfStep(dossier, dossier.stepId).name;
  return [
    { personId, name, body, phone: recordedPhone(guidePhone ?? null) },
    ...found
      .filter((one) => one !== undefined)
      .map((one) => ({ personId: String(one.id), name: one.name, body, phone: null })),
    ...outsiders.map((one) => ({ personId: null, ...one, phone: null })),
  ].map((member, index) => ({ key: `m${index + 1}`, ...member }));
}

/** The plan as a row, counted at its dossier, whose version tells open pages to read again. One statement. */
async function store(ctx: Context, dossier: StoredDossier, check: StoredSiteCheck, lateAt: Date): Promise<void> {
  await sql`
    with planned as (insert into site_check (id, dossier_id, ordinal, state, unit_id, planned_by, created_at, planned_at, place,
        subject, asks_owner, members, late_at)
      values (${check.id}, ${dossier.id}, ${check.ordinal}, 'planned', ${check.unit.id}, ${check.plannedById}, ${ctx.now},
        ${check.plannedAt}, ${check.place}, ${check.subject}, ${check.asksOwner}, ${JSON.stringify(check.members)}::jsonb, ${lateAt})),
    main as (update work_item set version = ${dossier.version}
      where subject_id = ${dossier.id}::uuid and system = 'procedures' and slot = 'main')
    update dossier set site_checks = ${dossier.siteChecks}, version = ${dossier.version} where id = ${dossier.id}::uuid`.execute(
    ctx.db,
  );
}

function tellOfPlan(ctx: Context, { id: dossierId, code }: StoredDossier, check: StoredSiteCheck): void {
  const { id: siteCheckId, plannedAt, place, asksOwner, unit } = check;
  const note = inWords(plannedAt, place);
  ctx.emit(
    siteCheckEvents.planned,
    { dossierId, code, siteCheckId, plannedAt: formatInstant(plannedAt), place, asksOwner, note },
    { subjectId: dossierId, unitId: unit.id },
  );
}

/** Who has the dossier plans to look at the matter on the spot. The dossier goes on, and so does its time. */
export const planSiteCheck = defineOperation(endpoint, async (ctx, input) => {
  const dossier = await loadForChange(ctx, input, endpoint.name);
  if (isPartyTo(ctx.actor, dossier)) return ctx.refuse('dossier.same-person');
  if (!canBeChecked(dossier)) return ctx.refuse('site-check.not-here');
  if (!mayActHere(ctx.actor, dossier, endpoint.name)) throw new GeneralError('not-allowed');
  const rule = siteCheckRuleOn(localDate(ctx.now));
  const plannedAt = new Date(input.plannedAt);
  if (!canBePlannedFor(plannedAt, ctx.now, rule)) return ctx.refuse('site-check.time-not-possible');
  const members = await membersOf(ctx, dossier, input);
  if (members === null) return ctx.refuse('site-check.member-unknown');
  const { id, name } = unitOfStep(dossier, dossier.stepId);
  const after = { ...dossier, siteChecks: dossier.siteChecks + 1, version: dossier.version + 1 };
  const lateAt = lateAtOf(plannedAt, rule, ctx.calendar(defaultCalendarName));
  const check: StoredSiteCheck = {
    id: ctx.newId(),
    dossierId: dossier.id,
    ordinal: after.siteChecks,
    state: 'planned',
    unit: { id, name },
    plannedById: ctx.actor.personId ?? '',
    plannedBy: ctx.actor.name,
    createdAt: ctx.now,
    plannedAt,
    place: input.place,
    subject: input.subject,
    asksOwner: input.asksOwner,
    members,
    postponements: [],
    lateAt,
    corrects: null,
    correctedBy: null,
    correctionReason: null,
    number: null,
    record: null,
    recordedAt: null,
    recordedBy: null,
    signatures: [],
    paper: null,
    cancelledAt: null,
    cancelReason: null,
    version: 1,
    files: [],
  };
  await store(ctx, after, check, lateAt);
  await putWork(ctx.db, workOfCheck(ctx, dossier, check));
  tellOfPlan(ctx, dossier, check);
  return dossierChanged(after);
});
