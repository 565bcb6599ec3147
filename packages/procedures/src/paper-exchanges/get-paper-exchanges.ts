import { getPaperExchanges as endpoint } from '@dongbo/contract/procedures';
import { defineOperation } from '../define.ts';
import { loadDossier } from '../dossiers/load-dossier.ts';
import { mayConfirmExchange } from './exchange-rule.ts';
import { readExchanges } from './stored-exchange.ts';

/** Papers of a result that were given out and do not hold any more, as officials of the dossier see them. */
export const getPaperExchanges = defineOperation(endpoint, async (ctx, { dossierId }) => {
  const dossier = await loadDossier(ctx, dossierId, endpoint.name);
  ctx.about(dossier.id);
  const exchanges = await readExchanges(ctx.db, dossier.id, ctx.now);
  return { exchanges, mayConfirm: mayConfirmExchange(ctx.actor, dossier), submitterName: dossier.submitterName };
});
