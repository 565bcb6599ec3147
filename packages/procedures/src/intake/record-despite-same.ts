import { dossierEvents } from '@dongbo/contract/procedures';
import { localDate } from '@dongbo/kernel';
import type { Context } from '../define.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { earlierDossiers } from './earlier-dossiers.ts';
import { intakePolicyOn } from './intake-data.ts';
import { sameMatter, type EarlierDossier } from './intake-rule.ts';
import { subjectOf } from './subject-rule.ts';

/** A dossier as the officer knew it: by its code, or by the unit where it lies. */
const nameOf = ({ isReadable, code, receivingName }: EarlierDossier): string =>
  isReadable ? code : `một hồ sơ tại ${receivingName}`;

/** The officer goes on although the same matter lies here: which dossiers were known, and why. Nothing for who said nothing, so that
 * the straight way reads no more. */
export async function recordDespiteSame(
  ctx: Context,
  dossier: StoredDossier,
  reason: string | undefined,
): Promise<void> {
  if (reason === undefined || reason === '') return;
  const { endedDays, mostLookedAt } = intakePolicyOn(localDate(ctx.now));
  const earlier = await earlierDossiers(ctx, {
    identityNumber: dossier.owner.identityNumber,
    ownerName: dossier.owner.name,
    procedureCode: dossier.procedure.code,
    besides: dossier.id,
    most: mostLookedAt,
  });
  const same = sameMatter(earlier, { subject: subjectOf(dossier.answers), now: ctx.now, endedDays });
  const known = same.length === 0 ? '' : `Đã có: ${same.map(nameOf).join('; ')}. `;
  ctx.emit(
    dossierEvents.sameKnown,
    { dossierId: dossier.id, code: dossier.code, note: `${known}Lý do: ${reason}` },
    { subjectId: dossier.id, unitId: dossier.receiving.id },
  );
}
