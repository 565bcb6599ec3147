import { dossierEvents } from '@dongbo/contract/procedures';
import { sql } from 'kysely';
import { defineReaction } from '../define.ts';

/** Counts filings per procedure, for the list of the most used. The worker runs it once per event. */
export const countUse = defineReaction(dossierEvents.submitted, 'procedures.count-use', async (ctx, event) => {
  await sql`
    insert into procedure_use (procedure_id, dossiers)
    select id, 1 from procedure where code = ${event.payload.procedureCode}
    on conflict (procedure_id) do update set dossiers = procedure_use.dossiers + 1`.execute(ctx.db);
});
