import { dossierEvents } from '@dongbo/contract/procedures';
import type { DossierWithEvents } from '../dossiers/stored-dossier.ts';
import { isSameVisit } from './same-visit-rule.ts';

/** By which a receipt came to a matter of the same visit. */
const receiptEvents: ReadonlySet<string> = new Set([dossierEvents.receiptMade.type, dossierEvents.papersChanged.type]);

/** Is there a receipt: of whatever is received, but of a matter of the same visit only where one was made. Pure. */
export const hasReceipt = ({ clock, events, process }: DossierWithEvents): boolean =>
  clock !== null && (!isSameVisit({ process }) || events.some(({ type }) => receiptEvents.has(type)));
