import { takeInDossier as endpoint } from '@dongbo/contract/procedures';
import { GeneralError } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { recordDespiteSame } from '../intake/record-despite-same.ts';
import { agreeToMessages } from '../counter-messages/told-at-counter.ts';
import { dossierChanged } from '../dossiers/dossier-changed.ts';
import { lackingPapers } from '../dossiers/lacking-papers.ts';
import { enterDossier } from '../dossiers/open-dossier.ts';
import { canEndInVisit } from '../visits/same-visit-rule.ts';
import { planMove } from './plan-move.ts';
import { prepareAtCounter } from './prepare-at-counter.ts';
import { finishMove } from './record-move.ts';

/** What is settled in the same visit is settled at once, whatever its source leaves open. */
const atOnce = { unit: 'immediate', value: 0 } as const;

/** Takes in a dossier of a person who stands at the counter, or of the post: opened and received in one act, so that code,
 * due date and receipt are there at once. */
export const takeInDossier = defineOperation(endpoint, async (ctx, input) => {
  const { prepared, procedure, units } = await prepareAtCounter(ctx, endpoint.name, input);
  if (input.sameVisit && !canEndInVisit(procedure, units)) return ctx.refuse('dossier.not-in-one-visit');
  const calendar = ctx.calendar(prepared.calendar);
  const planned = planMove(
    prepared,
    {
      action: 'receive',
      timeLimit: input.sameVisit ? atOnce : input.timeLimit,
      lacking: lackingPapers(procedure, prepared),
    },
    { actor: ctx.actor, at: ctx.now, calendar },
  );
  if (planned.kind === 'refused') {
    if (
      planned.code === 'dossier.time-limit-needed' ||
      planned.code === 'dossier.time-limit-implausible' ||
      planned.code === 'dossier.same-person'
    )
      return ctx.refuse(planned.code);
    throw new GeneralError('not-allowed', planned.facts);
  }
  const after = await enterDossier(ctx, planned.after);
  await finishMove(ctx, { ...planned, after });
  await recordDespiteSame(ctx, after, input.despiteSame);
  await agreeToMessages(ctx, after, input.messagesToPhone);
  return dossierChanged(after);
});
