import { GeneralError } from '@dongbo/kernel';
import type { Context } from '../define.ts';
import type { StoredDossier } from './stored-dossier.ts';

/** The competent units of a pile for which the system is closed now. */
export async function closedUnits(
  ctx: Pick<Context, 'requireStage'>,
  pile: readonly StoredDossier[],
): Promise<ReadonlySet<string>> {
  const closed = new Set<string>();
  for (const id of new Set(pile.map(({ competent }) => competent.id))) {
    await ctx.requireStage(id).catch((error: unknown) => {
      if (!(error instanceof GeneralError)) throw error;
      closed.add(id);
    });
  }
  return closed;
}
