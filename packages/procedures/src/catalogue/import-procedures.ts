import { importProcedures as endpoint } from '@dongbo/contract/procedures';
import { GeneralError, mayAt } from '@dongbo/kernel';
import { listTimelines, lockCatalogue, saveVersions } from './catalogue-store.ts';
import { defineOperation } from '../define.ts';
import { planImport, readBatch } from './import-plan.ts';
import type { Context } from '../define.ts';

/** The catalogue is the whole province's: who may change it in one commune alone may not change it. */
async function checkProvinceWide(ctx: Pick<Context, 'db' | 'actor'>): Promise<void> {
  if (ctx.actor.kind === 'system') return;
  const provinces = await ctx.db.selectFrom('unit').select('id').where('kind', '=', 'province').execute();
  const place = { ancestors: provinces.map(({ id }) => id), field: null };
  if (!mayAt(ctx.actor, endpoint.name, place)) throw new GeneralError('not-allowed');
}

/** Imports a batch as one transaction: what is refused is reported, everything else is there afterwards. */
export const importProcedures = defineOperation(endpoint, async (ctx, input) => {
  await checkProvinceWide(ctx);
  const { lines, refused, read, repeated } = readBatch(input.lines, input.firstLine);
  if (!input.dryRun) await lockCatalogue(ctx.db);
  const codes = lines.map((line) => line.procedure.code);
  const timelines = codes.length > 0 ? await listTimelines(ctx.db, codes, input.validFrom) : [];
  const plan = planImport(lines, timelines);
  if (!input.dryRun && plan.versions.length > 0) {
    await saveVersions(ctx.db, plan.versions, { day: input.validFrom, now: ctx.now, newId: () => ctx.newId() });
  }
  return {
    read,
    imported: plan.imported,
    updated: plan.updated,
    unchanged: plan.unchanged + repeated,
    warned: lines.filter((line) => line.warnings.length > 0).length,
    refused,
  };
});
