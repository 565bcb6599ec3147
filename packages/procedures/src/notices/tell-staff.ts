import { dossierEvents } from '@dongbo/contract/procedures';
import { sql } from 'kysely';
import { defineReaction, type Context } from '../define.ts';
import { holding, tellPeople } from './tell.ts';

interface Told {
  readonly unitIds: readonly string[];
  readonly field: string;
  readonly signerId: string | null;
}

/** Roles whose holders have to do something when a result cannot be signed. */
const concerned = ['clerk', 'division-head'];

interface DossierEvent {
  readonly id: string;
  readonly subjectId: string;
  readonly payload: { readonly code: string };
}

/** A notice of this key to each of these people, about the dossier of the event. */
export async function tell(
  ctx: Context,
  event: DossierEvent,
  key: string,
  people: readonly string[],
  facts: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { id: eventId, subjectId, payload } = event;
  ctx.about(subjectId);
  await tellPeople(ctx, { key, people, facts: { code: payload.code, ...facts }, subjectId, eventId });
}

const guides = (rows: readonly { readonly guideId: string }[]): string[] => rows.map(({ guideId }) => guideId);

/** What officials hear without looking. A result that cannot be signed: its signer hears of it, the clerks who wait for it, and the
 * head of the division. */
export const staffNotices = [
  defineReaction(
    dossierEvents.resultSigningFailed,
    'procedures.tell-staff.result-signing-failed',
    async (ctx, event) => {
      const { rows } = await sql<Told>`
        select array_remove(array[d.competent_unit_id, d.division_id, d.committee_office_id], null) as "unitIds", v.field, r.signer_id as "signerId"
        from dossier d join procedure_version v on v.id = d.procedure_version_id join result r on r.dossier_id = d.id
        where d.id = ${event.subjectId}::uuid`.execute(ctx.db);
      const [told] = rows;
      if (!told) return;
      const { unitIds, field, signerId } = told;
      const holders = await holding(ctx, { unitIds, roles: concerned, field });
      await tell(ctx, event, 'result-signing-failed', [...(signerId === null ? [] : [signerId]), ...holders]);
    },
  ),
  // The heads of the division hear that a dossier has nobody any more, and whoever had it why.
  defineReaction(dossierEvents.unassigned, 'procedures.tell-staff.unassigned', async (ctx, event) => {
    const { rows } = await sql<{ unitIds: string[]; field: string }>`
      select array[d.competent_unit_id, d.division_id] as "unitIds", v.field
      from dossier d join procedure_version v on v.id = d.procedure_version_id
      where d.id = ${event.subjectId}::uuid`.execute(ctx.db);
    const [told] = rows;
    if (!told) return;
    const heads = await holding(ctx, { ...told, roles: ['division-head'] });
    const { formerId } = event.payload;
    await tell(
      ctx,
      event,
      'work-needs-person',
      heads.filter((id) => id !== formerId),
    );
    await tell(ctx, event, 'work-taken-from-you', [formerId]);
  }),
  // Whoever asked for a supplement hears that nothing more will come: it is for them to decide.
  defineReaction(dossierEvents.supplementRecorded, 'procedures.tell-staff.supplement-explained', async (ctx, event) => {
    const { rows } = await sql<{ guideId: string }>`
      select guide_id as "guideId" from supplement_request
      where id = ${event.payload.supplementId}::uuid and guide_id is not null and state = 'asked' and not exists (
        select 1 from jsonb_array_elements(items) one where one -> 'brought' = 'null' and one ->> 'said' is null)`.execute(
      ctx.db,
    );
    await tell(ctx, event, 'supplement-explained', guides(rows));
  }),
  // Whoever asked for a supplement hears when everything has come.
  defineReaction(dossierEvents.supplementAnswered, 'procedures.tell-staff.supplement-answered', async (ctx, event) => {
    const { rows } = await sql<{ guideId: string }>`
      select guide_id as "guideId" from supplement_request
      where id = ${event.payload.supplementId}::uuid and guide_id is not null`.execute(ctx.db);
    await tell(ctx, event, 'supplement-answered', guides(rows));
  }),
];
