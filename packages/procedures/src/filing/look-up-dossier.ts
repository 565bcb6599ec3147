import { readDossierCode } from '@dongbo/contract';
import { DossierState, lookUpDossier as endpoint } from '@dongbo/contract/procedures';
import { notFound } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { completionOf } from '../dossiers/dossier-view.ts';
import { readProcess } from '../processes/process-store.ts';

/** Code and degree of completion, nothing else (Circular 01/2018/TT-VPCP art. 16). What is no code names nothing that could
 * be guessed at, so it is told apart from a code that does not exist. */
export const lookUpDossier = defineOperation(endpoint, async (ctx, input) => {
  const code = readDossierCode(input.code) ?? ctx.refuse('dossier.code-unreadable');
  const row = await ctx.db
    .selectFrom('dossier')
    .innerJoin('process_definition', 'process_definition.id', 'dossier.process_definition_id')
    .select([
      'dossier.code',
      'dossier.state',
      'dossier.step_id',
      'process_definition.id as process_id',
      'process_definition.definition',
    ])
    .where('dossier.code', '=', code)
    .executeTakeFirst();
  if (!row) return notFound();
  const process = readProcess(row.process_id, row.definition);
  return {
    code: row.code,
    completion: completionOf({ process, stepId: row.step_id }),
    state: DossierState.parse(row.state),
  };
});
