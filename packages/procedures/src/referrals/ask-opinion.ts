import { askOpinion as endpoint } from '@dongbo/contract/procedures';
import { defineOperation } from '../define.ts';
import { openReferrals } from './open-referrals.ts';

/** The first line of what is asked, for lists. */
const titleOf = (content: string): string => {
  const [first = ''] = content.split('\n');
  return first.length > 120 ? `${first.slice(0, 119)}…` : first;
};

/** Who holds the step asks other units, each for an opinion of its own. The dossier goes on meanwhile, unless an answer is needed. */
export const askOpinion = defineOperation(endpoint, async (ctx, input) => {
  const { content, isNeeded, limit, fileIds, showsOwner } = input;
  const wishes = input.to.map(({ unitId, personId }) => ({
    unitId,
    personId,
    title: titleOf(content),
    content,
    isNeeded,
    limit,
  }));
  return await openReferrals(ctx, input, { kind: 'opinion', permission: endpoint.name, wishes, fileIds, showsOwner });
});
