import { dossierEvents } from '@dongbo/contract/procedures';
import { addNotices } from '@dongbo/kernel';
import { sql } from 'kysely';
import { defineReaction } from '../define.ts';

/** Roles whose holders have to do something when a result cannot be signed. */
const concerned = ['clerk', 'division-head'];

/** A result that cannot be signed: its signer hears of it, the clerks who wait for it, and the head of the division. */
export const staffNotices = [
  defineReaction(
    dossierEvents.resultSigningFailed,
    'procedures.tell-staff.result-signing-failed',
    async (ctx, event) => {
      const { rows } = await sql<{ person_id: string }>`
        with told as (
          select d.id, d.competent_unit_id, d.division_id, v.field, r.signer_id
          from dossier d join procedure_version v on v.id = d.procedure_version_id join result r on r.dossier_id = d.id
          where d.id = ${event.subjectId}::uuid)
        select signer_id as person_id from told where signer_id is not null
        union
        select g.person_id from told
          join unit_closure c on c.descendant_id in (told.competent_unit_id, told.division_id)
          join unit u on u.id = c.ancestor_id and u.kind <> 'province'
          join role_grant g on g.unit_id = c.ancestor_id and g.role_key = any (${concerned}::text[])
            and (g.field is null or g.field = told.field)
            and g.valid_from <= ${ctx.now} and (g.valid_to is null or g.valid_to > ${ctx.now})`.execute(ctx.db);
      ctx.about(event.subjectId);
      await addNotices(
        ctx.db,
        rows.map(({ person_id: personId }) => ({
          id: ctx.newId(),
          personId,
          system: 'procedures',
          key: 'result-signing-failed',
          facts: { code: event.payload.code },
          subjectId: event.subjectId,
          eventId: event.id,
          at: ctx.now,
        })),
      );
    },
  ),
];
