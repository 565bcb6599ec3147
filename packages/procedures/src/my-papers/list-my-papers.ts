import { listMyPapers as endpoint } from '@dongbo/contract/procedures';
import { defineOperation } from '../define.ts';
import { issuedFirst, papersOfMatter } from './my-papers-rule.ts';
import { mostDossiers } from './own-matters.ts';
import { readOwnMatters } from './read-own-matters.ts';

/** What the administration has of the caller: what it issued to them, and what they handed in, with how each stands and where it was used. */
export const listMyPapers = defineOperation(endpoint, async (ctx) => {
  const matters = await readOwnMatters(ctx);
  return {
    items: issuedFirst(matters.slice(0, mostDossiers).flatMap((matter) => papersOfMatter(matter, ctx.now))),
    isCut: matters.length > mostDossiers,
  };
});
