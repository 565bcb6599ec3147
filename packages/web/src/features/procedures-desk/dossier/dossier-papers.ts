import { writeDay } from '@dongbo/contract';
import { getDossierFile, getLetter } from '../endpoints.ts';
import { letterNameKey } from '@dongbo/contract/procedures';
import type { Dossier } from '@dongbo/contract/procedures';
import type { TFunction } from 'i18next';
import { api } from '../../../lib/api.ts';

/** Something of the dossier that can be looked at: a paper that was handed in or scanned, or a letter made from it. */
export interface Sheet {
  readonly key: string;
  readonly name: string;
  /** The paper of the dossier that it belongs to. */
  readonly of: string;
  readonly url: string;
  readonly image: boolean;
}

export function sheetsOf(dossier: Dossier, t: TFunction): readonly Sheet[] {
  const papers = dossier.papers.flatMap((paper) =>
    paper.files.map((file) => ({
      key: file.id,
      name: file.name,
      of: paper.name,
      url: api.url(getDossierFile, { dossierId: dossier.id, fileId: file.id }),
      image: file.type.startsWith('image/'),
    })),
  );
  const uploaded = dossier.result?.uploaded ?? null;
  const result =
    uploaded === null || dossier.letters.includes('result')
      ? []
      : [
          {
            key: uploaded.id,
            name: uploaded.name,
            of: t('dossier.result'),
            url: api.url(getDossierFile, { dossierId: dossier.id, fileId: uploaded.id }),
            image: false,
          },
        ];
  const letters = dossier.letters
    .filter((form) => form !== 'supplement')
    .map((form) => ({
      key: `letter-${form}`,
      name: t(`terms:${letterNameKey(form, dossier.ending)}`),
      of: t('dossier.letters'),
      url: api.url(getLetter, { dossierId: dossier.id, form }),
      image: false,
    }));
  const old = dossier.oldReceipts.map(({ ordinal }) => ({
    key: `letter-receipt-${ordinal}`,
    name: t('viewer.old-receipt', { name: t('terms:letter.receipt'), n: ordinal }),
    of: t('dossier.letters'),
    url: api.url(getLetter, { dossierId: dossier.id, form: 'receipt', ordinal }),
    image: false,
  }));
  const asked = dossier.supplementLetters.map(({ ordinal, at }) => ({
    key: `letter-supplement-${ordinal}`,
    name: t('viewer.supplement-letter', {
      name: t('terms:letter.supplement'),
      n: ordinal,
      day: writeDay(at.slice(0, 10)),
    }),
    of: t('dossier.letters'),
    url: api.url(getLetter, { dossierId: dossier.id, form: 'supplement', ordinal }),
    image: false,
  }));
  return [...papers, ...result, ...letters, ...asked, ...old];
}
