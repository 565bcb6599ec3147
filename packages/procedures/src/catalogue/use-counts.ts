import { dossierEvents } from '@dongbo/contract/procedures';
import { sql } from 'kysely';
import { defineProjection } from '../define.ts';

/** How often each procedure was filed, for the list of the most used. */
export const useCounts = defineProjection({
  name: 'procedures.use-counts',
  events: [dossierEvents.submitted],
  async run({ db }, events) {
    await sql`
      insert into procedure_use as use (procedure_id, dossiers)
      select p.id, count(*) from unnest(${events.map(({ payload }) => payload.procedureCode)}::text[]) as filed(code)
      join procedure p using (code) group by p.id order by p.id
      on conflict (procedure_id) do update set dossiers = use.dossiers + excluded.dossiers`.execute(db);
  },
  async reset({ db }) {
    await sql`update procedure_use set dossiers = 0`.execute(db);
  },
});
