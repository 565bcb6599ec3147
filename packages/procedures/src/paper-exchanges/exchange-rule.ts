import { dueAt, type Calendar } from '@dongbo/kernel';
import type { InputOf } from '@dongbo/contract';
import type { confirmPaperExchange } from '@dongbo/contract/procedures';
import { mayForDossier } from '../dossiers/dossier-actor.ts';
import { isPartyTo } from '../dossiers/party.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import type { Actor } from '@dongbo/kernel';
import type { ExchangeRule } from './exchange-data.ts';

/** Was a paper given out that somebody still holds? What is fetched online alone was not, nor what waits at the counter. Pure. */
export const wasGivenOut = ({ state, returnMethod, result }: StoredDossier): boolean =>
  state === 'returned' && returnMethod !== 'online' && result?.receiver !== null;

/** The role at the counter that hands results over; undefined: the process hands nothing over. Pure. */
export const handingOver = ({ process }: Pick<StoredDossier, 'process'>): string | undefined =>
  process.steps.findLast(({ kind }) => kind === 'handover')?.actor.role;

/** When the rung is told that follows after so many were; null: there is none. Pure. */
export function nextRungAt(told: number, doBy: Date, { rungs }: ExchangeRule, calendar: Calendar): Date | null {
  const rung = rungs[told];
  if (rung === undefined) return null;
  if (rung.workingDaysLate === 0) return doBy;
  const limit = { unit: 'working-day', value: rung.workingDaysLate } as const;
  return dueAt({ receivedAt: doBy, limit, calendar });
}

/** May the actor write down what became of a wrong paper? Pure. */
export const mayConfirmExchange = (actor: Actor, dossier: StoredDossier): boolean =>
  !isPartyTo(actor, dossier) && mayForDossier(actor, 'procedures.paper-exchange.confirm', dossier);

type Confirmed = Pick<InputOf<typeof confirmPaperExchange>, 'isGiven' | 'isTakenBack' | 'reason'>;

/** What the paper waits for. */
interface Waiting {
  /** Number of the paper that is given out for it; null: it was cancelled. */
  readonly number: string | null;
  readonly isSigned: boolean;
}

/** Why it cannot be written down so; null: it can. Pure. */
export function whyNotConfirm({ isGiven, isTakenBack, reason }: Confirmed, { number, isSigned }: Waiting) {
  if (isGiven && number === null) return 'paper-exchange.nothing-to-give';
  if (isGiven && !isSigned) return 'result.not-signed-yet';
  const isWhole = isTakenBack && (isGiven || number === null);
  return isWhole || Boolean(reason?.trim()) ? null : 'paper-exchange.reason-missing';
}
