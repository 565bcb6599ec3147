import type { LocalText } from '@dongbo/contract';
import type { TimelineEntry } from '@dongbo/contract/procedures';
import { findStep, formatInstant } from '@dongbo/kernel';
import type { z } from 'zod';
import type { StoredEvent } from './dossier-events.ts';
import type { DossierWithEvents, StoredDossier } from './stored-dossier.ts';

/** An event on its way into the timeline. */
export type TimelineRow = Omit<StoredEvent, 'at'> & { readonly at: Date };

const moved = 'procedures.dossier-moved';
/** What is asked of the owner, what came of it, and which papers a receipt names, is the owner's matter too. */
const ownersNotes: readonly string[] = [
  'procedures.paper-reused',
  'procedures.dossier-papers-changed',
  'procedures.dossier-corrected',
  'procedures.dossier-handed-over',
  'procedures.supplement-asked',
  'procedures.supplement-recorded',
  'procedures.supplement-answered',
  'procedures.dossier-ended',
  'procedures.result-changed',
  'procedures.correction-asked',
  'procedures.correction-refused',
  'procedures.paper-exchanged',
  'procedures.referral-asked',
  'procedures.apology-sent',
  'procedures.site-check-planned',
  'procedures.site-check-postponed',
  'procedures.site-check-cancelled',
  'procedures.site-check-recorded',
  'procedures.site-check-corrected',
  'procedures.messages-agreed',
];

/** What an action did beside moving the dossier says the same in better words; the two are told as one. */
const companions: Readonly<Record<string, string>> = {
  receive: 'procedures.dossier-received',
  assign: 'procedures.dossier-assigned',
  issue: 'procedures.result-issued',
  'hand-over': 'procedures.result-returned',
};

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Tells a move and what it did beside as one thing that happened. Pure. */
export function foldMoves(rows: readonly TimelineRow[]): TimelineRow[] {
  const isMoveOf = (row: TimelineRow, told: TimelineRow): boolean =>
    row.type === moved &&
    row.at.getTime() === told.at.getTime() &&
    companions[String(row.payload['action'])] === told.type;
  return rows.flatMap((row) => {
    if (row.type === moved) return rows.some((other) => isMoveOf(row, other)) ? [] : [row];
    const move = rows.find((other) => isMoveOf(other, row));
    return move === undefined
      ? [row]
      : [{ ...row, payload: { ...move.payload, ...row.payload }, toPerson: row.toPerson ?? move.toPerson }];
  });
}

/** What only the house is concerned with: its troubles, and what is weighed before it is decided. */
const internal: readonly string[] = [
  'procedures.result-signing-failed',
  'procedures.result-put-aside',
  'procedures.dossier-same-known',
  'procedures.dossier-unassigned',
  'procedures.copies-signed',
  'procedures.paper-data-recorded',
  'procedures.papers-confirmed',
  'procedures.ending-proposed',
  'procedures.ending-returned',
  'procedures.result-change-proposed',
  'procedures.result-change-returned',
  'procedures.correction-late',
  'procedures.paper-exchange-late',
  'procedures.referral-started',
  'procedures.referral-assigned',
  'procedures.referral-silent',
  'procedures.apology-drafted',
  'procedures.apology-written',
  'procedures.apology-returned',
  'procedures.escalated',
  'procedures.site-check-signed',
  'procedures.site-check-late',
  'procedures.site-check-closed',
];

/** Events of several kinds, each told in words of its own. */
const kindOf: Readonly<Record<string, string>> = {
  [moved]: 'action',
  'procedures.referral-asked': 'kind',
  'procedures.referral-answered': 'kind',
  'procedures.supplement-recorded': 'outcome',
  'procedures.site-check-recorded': 'outcome',
  'procedures.site-check-corrected': 'outcome',
  'procedures.escalated': 'level',
  'procedures.result-returned': 'receiver',
  'procedures.result-change-proposed': 'kind',
  'procedures.result-changed': 'kind',
  'procedures.dossier-rated': 'satisfaction',
  'procedures.dossier-ended': 'kind',
};

/** What the house does between reception and decision, and what belongs to the decision: the owner is told each as one thing. */
const working: readonly string[] = ['assign', 'forward', 'return', 'refuse-approval'].map((one) => `${moved}.${one}`);
const workingBeside: readonly string[] = ['procedures.dossier-assigned', 'procedures.result-written'];
const deciding: readonly string[] = [`${moved}.approve`, 'procedures.result-numbered', 'procedures.result-signed'];

/** Where an entry stands in the owner's eyes; null: it is told as it is. */
function phaseOf(type: string): 'working' | 'decided' | null {
  if (deciding.includes(type)) return 'decided';
  return working.includes(type) || workingBeside.includes(type) ? 'working' : null;
}

type Entry = z.input<typeof TimelineEntry>;

/** The steps inside the house told as the owner reads them: what belongs together is one entry, of the moment of the last. Pure. */
export function foldForOwner(entries: readonly Entry[]): Entry[] {
  return entries.reduce<Entry[]>((told, entry) => {
    const phase = phaseOf(entry.type);
    const plain = { ...entry, stepName: null, toStepName: null };
    if (phase === null) return [...told, plain];
    const last = told.at(-1);
    const type = `procedures.owner-sees.${phase}`;
    // What the clerk gets after the decision is still the decision.
    const isHandedOn = last?.type === 'procedures.owner-sees.decided' && entry.type === `${moved}.forward`;
    if (isHandedOn) return told;
    return last?.type === type ? [...told.slice(0, -1), { ...plain, type }] : [...told, { ...plain, type }];
  }, []);
}

/** Who looks: officials see names and remarks; the owner sees what happened, in plain words. */
export type Audience = 'official' | 'owner';

/** What others are asked is told to the owner in other words than to the house. */
const towards = (type: string, audience: Audience): string =>
  audience === 'owner' ? type.replace(/^procedures\.referral-/, 'procedures.owner-sees.referral-') : type;

/** The text that tells of a row: of a move by its action, of what has kinds by its kind, of a reception by whether the time began
 * with it. */
function typeOf({ type, payload }: TimelineRow, audience: Audience): string {
  const key = kindOf[type];
  const told = towards(type, audience);
  // What happened before its kind was asked is told without it.
  const kind = key === undefined ? null : textOf(payload[key]);
  if (kind !== null) return `${told}.${kind}`;
  return type === 'procedures.dossier-received' && payload['dueAt'] === null ? `${told}-elsewhere` : told;
}

function entryOf(dossier: StoredDossier, row: TimelineRow, audience: Audience): Entry {
  const official = audience === 'official';
  const stepName = (id: unknown): LocalText | null =>
    typeof id === 'string' ? (findStep(dossier.process, id)?.name ?? null) : null;
  return {
    at: formatInstant(row.at),
    type: typeOf(row, audience),
    actor: official ? row.actor : null,
    unit: row.unit,
    stepName: stepName(row.payload['fromStep'] ?? row.payload['stepId']),
    toStepName: stepName(row.payload['toStep']),
    toPerson: official ? row.toPerson : null,
    note: official || ownersNotes.includes(row.type) ? textOf(row.payload['note']) : null,
  };
}

/** What happened to a dossier, oldest first. Pure. */
export function timelineOf(dossier: DossierWithEvents, audience: Audience): Entry[] {
  const rows = foldMoves(dossier.events.map((event) => ({ ...event, at: new Date(event.at) })));
  const shown = audience === 'official' ? rows : rows.filter(({ type }) => !internal.includes(type));
  const entries = shown.map((row) => entryOf(dossier, row, audience));
  return audience === 'official' ? entries : foldForOwner(entries);
}
