import type { Apology } from '@dongbo/contract/procedures';
import { formatInstant } from '@dongbo/kernel';
import type { z } from 'zod';
import { causeOf } from './lateness-data.ts';
import type { StoredApology } from './stored-apology.ts';

/** The apology as officials see it; its owner sees it once it was sent, without names and remarks. Pure. */
export function viewApology(
  apology: StoredApology | null,
  audience: 'official' | 'owner',
): z.input<typeof Apology> | null {
  if (apology === null || (audience === 'owner' && apology.state !== 'sent')) return null;
  const { state, cause, explanation, unitName, promisedOn } = apology;
  return {
    state,
    dueAt: formatInstant(apology.dueAt),
    cause: cause === null ? null : causeOf(cause).text.vi,
    explanation,
    unitName,
    promisedOn,
    by: audience === 'official' ? apology.by : null,
    remark: audience === 'official' ? apology.remark : null,
    sentAt: apology.sentAt && formatInstant(apology.sentAt),
  };
}
