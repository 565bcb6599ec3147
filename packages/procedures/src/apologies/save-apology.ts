import { closeWork, putWork, type OpenWork } from '@dongbo/kernel';
import type { Context } from '../define.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { unitsByRelation, workOf } from '../dossiers/work-of-dossier.ts';
import { signerOf } from './apology-rule.ts';
import { signingName } from './lateness-data.ts';
import type { StoredApology } from './stored-apology.ts';

/** The apology is a piece of work of its own beside the dossier's step: the dossier goes on meanwhile. */
const slot = 'apology';

/** The work of the leader with an apology that was written; null: the dossier has come to its end. */
export function signingWork(ctx: Pick<Context, 'calendar' | 'newId' | 'now'>, dossier: StoredDossier): OpenWork | null {
  const work = workOf(ctx, dossier);
  const signer = signerOf(dossier);
  return (
    work && {
      ...work,
      id: ctx.newId(),
      slot,
      step: { id: slot, name: signingName },
      role: signer.role,
      unitId: unitsByRelation(dossier)[signer.at].id,
      assigneeId: null,
      stepDueAt: null,
      cameBack: null,
      since: ctx.now,
    }
  );
}

/** Saves how far the apology of a dossier is, and puts the work to whoever has to act: the step is marked, and what waits for the
 * leader is work of its own. Nothing else of the dossier changes, so an officer who has it open is not told of a change when the
 * worker only prepared something (`version` stays). */
export async function saveApology(
  ctx: Context,
  dossier: StoredDossier,
  { apology, version }: { readonly apology: StoredApology | null; readonly version: number },
): Promise<StoredDossier> {
  const after = { ...dossier, apology, version };
  await ctx.db
    .updateTable('dossier')
    .set({ late_path: apology?.state ?? null, version })
    .where('id', '=', dossier.id)
    .execute();
  const work = workOf(ctx, after);
  if (work === null) return after;
  const signing = apology?.state === 'written' ? signingWork(ctx, after) : null;
  await putWork(ctx.db, signing === null ? work : [work, signing]);
  if (dossier.apology?.state === 'written' && apology?.state !== 'written')
    await closeWork(ctx.db, { system: 'procedures', subjectId: dossier.id, slot });
  return after;
}
