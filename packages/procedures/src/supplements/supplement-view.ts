import type { FileRef } from '@dongbo/contract';
import type { Ending, EndingProposal, Supplement } from '@dongbo/contract/procedures';
import { formatInstant, localDate } from '@dongbo/kernel';
import type { z } from 'zod';
import type { Audience } from '../dossiers/timeline.ts';
import { groundOf, writtenGround } from '../endings/ending-grounds.ts';
import type { StoredProposal } from '../endings/stored-proposal.ts';
import type { StoredEnding, StoredSupplement } from './stored-supplement.ts';

/** A request that is open, as officials and the owner see it. Pure. */
export function viewSupplement(
  { guideId: _guide, wasWeighed: _weighed, items, askedAt, answerBy, answeredAt, ...request }: StoredSupplement,
  files: ReadonlyMap<string, z.input<typeof FileRef>>,
): z.input<typeof Supplement> {
  return {
    ...request,
    items: items.map(({ brought, said, saidAt, ...item }) => ({
      ...item,
      isBrought: brought !== null,
      remark: brought?.remark ?? said,
      at: brought?.at ?? saidAt,
      files: (brought?.fileIds ?? []).map((id) => files.get(id)).filter((file) => file !== undefined),
    })),
    askedAt: formatInstant(askedAt),
    answerBy: formatInstant(answerBy),
    answeredAt: answeredAt && formatInstant(answeredAt),
  };
}

/** How a dossier ended without a result; the owner is not told the names of officials. Pure. */
export const viewEnding = (ending: StoredEnding, audience: Audience): z.input<typeof Ending> => ({
  ...ending,
  ground: writtenGround(groundOf(ending.ground, localDate(ending.at))),
  by: audience === 'official' ? ending.by : null,
  at: formatInstant(ending.at),
});

/** A refusal or stop that waits for the leader, as officials see it. Pure. */
export const viewProposal = ({ kind, ground, reason, by, at }: StoredProposal): z.input<typeof EndingProposal> => ({
  kind,
  ground: writtenGround(groundOf(ground, localDate(at))),
  reason,
  by,
  at: formatInstant(at),
});
