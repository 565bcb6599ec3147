import type { FileAnswer } from '@dongbo/contract';
import { sendApology } from '@dongbo/contract/procedures';
import { formatInstant } from '@dongbo/kernel';
import type { z } from 'zod';
import { maySignApology, signerOf } from '../apologies/apology-rule.ts';
import { causeOf } from '../apologies/lateness-data.ts';
import type { StoredApology } from '../apologies/stored-apology.ts';
import type { Context } from '../define.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { addIssuedLetter, draftOfLetter, type IssuedLetter } from './issued-letter.ts';
import { ApologyData } from './notice-data.ts';
import { asHead, bodyOf, nobody } from './letter-signer.ts';
import type { DecidingBody } from '../results/deciding-body.ts';

interface SentApology extends StoredApology {
  readonly promisedOn: string;
  /** The body whose leader signs. */
  readonly body: DecidingBody;
}

/** Form 04: the apology with cause, unit at fault and the new day, under the name of whoever signs. */
function apologyLetter(
  dossier: StoredDossier,
  apology: SentApology,
  signer: Parameters<typeof asHead>[0],
): IssuedLetter<z.output<typeof ApologyData>> {
  const cause = causeOf(apology.cause ?? '').text.vi;
  return {
    form: 'apology',
    signer: asHead(signer, apology.body),
    officer: { name: apology.by ?? '', phone: null },
    reason: [cause, ...(apology.explanation === null ? [] : [apology.explanation])],
    documentName: 'Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết',
    fileName: `Xin-loi-${dossier.code}.pdf`,
    data: (common) =>
      ApologyData.parse({
        ...common,
        receivedAt: formatInstant(dossier.clock?.receivedAt ?? dossier.submittedAt),
        dueAt: formatInstant(apology.dueAt),
        unitAtFault: apology.unitName,
        promisedOn: apology.promisedOn,
      }),
  };
}

/** Makes form 04. */
export async function addApologyLetter(ctx: Context, dossier: StoredDossier, apology: SentApology): Promise<void> {
  await addIssuedLetter(ctx, dossier, apologyLetter(dossier, apology, ctx.actor));
}

/** Form 04 as it waits for the leader; null: none waits. */
export async function draftApology(ctx: Context, dossier: StoredDossier): Promise<FileAnswer | null> {
  const { apology, clock } = dossier;
  const dueAt = clock?.dueAt ?? null;
  if (apology?.state !== 'written' || apology.promisedOn === null || dueAt === null) return null;
  const signer = maySignApology(ctx.actor, dossier, sendApology.name) ? ctx.actor : nobody;
  const written = { ...apology, promisedOn: apology.promisedOn, dueAt, body: bodyOf(dossier, signerOf(dossier).at) };
  return await draftOfLetter(ctx, dossier, apologyLetter(dossier, written, signer));
}
