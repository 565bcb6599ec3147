import { addLetter, agencyOf, formatInstant, type UnitFacts } from '@dongbo/kernel';
import { causeOf } from '../apologies/lateness-data.ts';
import type { StoredApology } from '../apologies/stored-apology.ts';
import type { Context } from '../define.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { aboutDossier, qrOf } from './about-dossier.ts';
import { ApologyData } from './letter-data.ts';

interface SentApology extends StoredApology {
  readonly promisedOn: string;
  readonly number: string;
  /** The body whose leader signs. */
  readonly body: UnitFacts;
}

/** Makes form 04: the apology with cause, unit at fault and the new day. One statement. */
export async function addApologyLetter(ctx: Context, dossier: StoredDossier, apology: SentApology): Promise<void> {
  const { superior, name, place } = agencyOf(apology.body);
  const cause = causeOf(apology.cause ?? '').text.vi;
  await addLetter(ctx, {
    subjectId: dossier.id,
    form: 'apology',
    data: ApologyData.parse({
      ...aboutDossier(ctx, dossier, { name: ctx.actor.name, phone: null }),
      agency: { superior, name },
      place,
      number: apology.number,
      receivedAt: formatInstant(dossier.clock?.receivedAt ?? dossier.submittedAt),
      dueAt: formatInstant(apology.dueAt),
      unitAtFault: apology.unitName,
      reason: [cause, ...(apology.explanation === null ? [] : [apology.explanation])],
      promisedOn: apology.promisedOn,
    }),
    fileName: `Xin-loi-${dossier.code}.pdf`,
    qrText: qrOf(ctx, dossier, 'Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết'),
  });
}
