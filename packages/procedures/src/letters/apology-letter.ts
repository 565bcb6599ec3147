import { formatInstant } from '@dongbo/kernel';
import { causeOf } from '../apologies/lateness-data.ts';
import type { StoredApology } from '../apologies/stored-apology.ts';
import type { Context } from '../define.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { addIssuedLetter } from './issued-letter.ts';
import { ApologyData } from './notice-data.ts';
import { asHead } from './letter-signer.ts';
import type { DecidingBody } from '../results/deciding-body.ts';

interface SentApology extends StoredApology {
  readonly promisedOn: string;
  /** The body whose leader signs. */
  readonly body: DecidingBody;
}

/** Makes form 04: the apology with cause, unit at fault and the new day. */
export async function addApologyLetter(ctx: Context, dossier: StoredDossier, apology: SentApology): Promise<void> {
  const cause = causeOf(apology.cause ?? '').text.vi;
  await addIssuedLetter(ctx, dossier, {
    form: 'apology',
    signer: asHead(ctx.actor, apology.body),
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
  });
}
