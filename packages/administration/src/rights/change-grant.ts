import { changeGrant as endpoint } from '@dongbo/contract/administration';
import { beyondGiver, changeGrantEnd, readGrants, readHoldings } from '@dongbo/kernel';
import { sql } from 'kysely';
import { defineOperation } from '../define.ts';
import { spanOfDays } from './days.ts';
import { findGrantToChange } from './find-grant.ts';
import { readGiver } from './right-asked.ts';
import { newConflicts } from './view-grant.ts';

/** Gives a right another last day. A longer one is given anew: by the same rules. */
export const changeGrant = defineOperation(endpoint, async (ctx, input) => {
  const grant = await findGrantToChange(ctx, endpoint.name, input);
  ctx.about(grant.personId, input.reason);
  const span = spanOfDays({ to: input.to }, ctx.now) ?? ctx.refuse('right.days-wrong');
  const { validTo } = span;
  if (validTo !== null && validTo <= grant.validFrom) ctx.refuse('right.days-wrong');
  if (grant.validTo !== null && (validTo === null || validTo > grant.validTo)) {
    const longer = { ...grant, validTo };
    const giver = await readGiver(ctx);
    // From now on: what lies behind was given by somebody else.
    const beyond = giver === 'all' ? [] : beyondGiver(giver, { ...longer, validFrom: ctx.now });
    if (beyond.length > 0) ctx.refuse('right.beyond-yours', { count: beyond.length });
    if (grant.sourceGrantId !== null) {
      const [source] = await readGrants(ctx.db, sql`g.id = ${grant.sourceGrantId}::uuid`, ctx);
      if (validTo === null || source === undefined || (source.validTo !== null && source.validTo < validTo))
        ctx.refuse('right.beyond-source');
    }
    const held = await readHoldings(ctx.db, grant.personId, ctx.now);
    const after = held.map((one) => (one.id === grant.id ? longer : one));
    const [broken] = newConflicts(held, after);
    if (broken !== undefined) ctx.refuse('right.separated', { rule: broken.rule.name.vi, basis: broken.rule.basis });
  }
  const change = { act: 'end-changed', reason: input.reason, personId: ctx.actor.personId, now: ctx.now } as const;
  if (!(await changeGrantEnd(ctx.db, { ...grant, validTo }, change))) ctx.refuse('right.changed-meanwhile');
  return { id: grant.id, version: grant.version + 1 };
});
