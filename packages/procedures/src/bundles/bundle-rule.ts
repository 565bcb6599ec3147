import type { HandoverPiece } from '@dongbo/contract/procedures';
import { dueAt, type Calendar } from '@dongbo/kernel';
import type { HandOverRule } from './hand-over-data.ts';
import type { StoredPieces } from './stored-pieces.ts';

/** What a receiver found wrong with a piece. */
export interface Fault {
  readonly componentId: string;
  readonly state: 'missing' | 'damaged';
  readonly note?: string | undefined;
}

/** The pieces as they came: what nobody complains of is there. 'bundle.piece-unknown' where something is named that does not travel,
 * or twice. Pure. */
export function confirmedPieces(pieces: StoredPieces, faults: readonly Fault[]): StoredPieces | 'bundle.piece-unknown' {
  const found = new Map(faults.map((fault) => [fault.componentId, fault]));
  const known = new Set(pieces.map(({ componentId }) => componentId));
  if (found.size < faults.length || faults.some(({ componentId }) => !known.has(componentId)))
    return 'bundle.piece-unknown';
  return pieces.map((piece) => {
    const fault = found.get(piece.componentId);
    return { ...piece, state: fault?.state ?? 'present', note: fault?.note ?? null };
  });
}

const words: Readonly<Record<'missing' | 'damaged', string>> = { missing: 'thiếu', damaged: 'hư hỏng' };

/** What is wrong, in words for timeline and work; empty where everything came whole. Pure. */
export const faultsInWords = (pieces: readonly HandoverPiece[]): string =>
  pieces
    .flatMap(({ name, state, note }) =>
      state === 'missing' || state === 'damaged'
        ? [`${name} (${words[state]}${note === null || note === '' ? '' : `: ${note}`})`]
        : [],
    )
    .join('; ');

/** What is looked for and sent anew. Pure. */
export const missingOf = (pieces: StoredPieces): StoredPieces =>
  pieces.filter(({ state }) => state === 'missing').map((piece) => ({ ...piece, state: 'sent' as const, note: null }));

/** The instant so much working time after another. Pure. */
function instantAfter(at: Date, limit: HandOverRule['confirmWithin'], calendar: Calendar): Date {
  const due = dueAt({ receivedAt: at, limit, calendar });
  if (due === null) throw new Error('A limit without a pause has no due instant');
  return due;
}

/** Until when a list that was sent should be confirmed. Pure. */
export const confirmByOf = (sentAt: Date, { confirmWithin }: HandOverRule, calendar: Calendar): Date =>
  instantAfter(sentAt, confirmWithin, calendar);

/** When a list is chased after so many times; null: never again. Pure. */
export function chaseAtOf(sentAt: Date, rung: number, { rungs }: HandOverRule, calendar: Calendar): Date | null {
  const next = rungs[rung];
  return next === undefined ? null : instantAfter(sentAt, next.after, calendar);
}
