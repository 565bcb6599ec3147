import type { EffectRule } from '../settling/move.ts';
import { receiverOf } from './receiver-rule.ts';

/** Approved: to be numbered and signed. What was signed or issued before it came back stays as it is, under its number. */
export const approvedResult: EffectRule = ({ after }, { actor }) => {
  const { result } = after;
  if (result === null) return 'result.missing';
  if (result.state === 'signed' || result.state === 'issued') return after;
  return { ...after, result: { ...result, state: 'signing', signerName: actor.name } };
};

/** Issued: the processing has ended, and the owner may have the result. */
export const issuedResult: EffectRule = ({ after }, { at }) => {
  const { result, clock } = after;
  if (result === null) return 'result.missing';
  if (result.state === 'issued') return after;
  if (result.state !== 'signed') return 'result.not-signed-yet';
  return {
    ...after,
    state: 'resulted',
    clock: clock && { ...clock, finishedAt: at },
    result: { ...result, state: 'issued', issuedAt: at },
  };
};

/** Handed over to the owner, to who handed the dossier in, or to who has a mandate. */
export const returnedResult: EffectRule = ({ after, order }, { at }) => {
  const { result } = after;
  if (result?.state !== 'issued') return 'result.missing';
  const receiver = receiverOf(after, order.receiver);
  if (typeof receiver === 'string') return receiver;
  return {
    ...after,
    state: 'returned',
    returnedAt: at,
    result: { ...result, receiver },
  };
};
