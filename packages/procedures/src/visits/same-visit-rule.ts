import type { DossierProcess, Procedure } from '@dongbo/contract/procedures';
import { isOwnCounter } from '../arrivals/clock-start-rule.ts';
import type { DossierUnits } from '../routing/find-units.ts';
import { isInForce, rules, stated } from './same-visit-data.ts';

type Asked = Pick<Procedure, 'code' | 'readLimit'> & {
  readonly channels: readonly Pick<Procedure['channels'][number], 'channel' | 'limit'>[];
};

/** Is a procedure settled at once by what it says itself: by its limit at the counter, or by its text. Pure. */
function saysAtOnce({ channels, readLimit }: Asked): boolean {
  const limits = channels.filter(({ channel }) => channel === 'DIRECT').map(({ limit }) => limit.unit);
  return limits.length > 0 && limits.every((unit) => unit === 'immediate')
    ? true
    : readLimit?.limit.unit === 'immediate';
}

/** By which provision the result of a procedure may be given in the same visit on a day (YYYY-MM-DD); null: by none. An agency's
 * suffix of the code may be there. Pure. */
export function sameVisitOf(procedure: Asked, day: string): Procedure['sameVisit'] {
  const { code } = procedure;
  const rule = rules.find(
    (one) => isInForce(one, day) && one.codes.some((known) => code === known || code.startsWith(`${known}.`)),
  );
  if (rule !== undefined) return { ground: rule.ground, isUsual: true };
  return isInForce(stated, day) && saysAtOnce(procedure) ? { ground: stated.ground, isUsual: false } : null;
}

/** May a dossier that is taken in now be settled in the same visit: the procedure says so, the counter is the deciding body's own,
 * and no committee decides on what another prepares. Pure. */
export const canEndInVisit = (
  procedure: Pick<Procedure, 'sameVisit'>,
  units: Pick<DossierUnits, 'receiving' | 'competent' | 'committeeOffice'>,
): boolean => procedure.sameVisit !== null && units.committeeOffice === null && isOwnCounter(units);

/** Is it settled by a process of the same visit. Pure. */
export const isSameVisit = ({ process }: { readonly process: Pick<DossierProcess, 'key'> }): boolean =>
  process.key.endsWith('-same-visit');
