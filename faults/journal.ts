import { createHash } from 'node:crypto';

/** Something a client was told is done. */
export interface Acknowledged {
  readonly requestId: string;
  readonly actorId: string;
  readonly operation: string;
  readonly answerHash: string;
}

/** What has to be found of one dossier when everything has settled. */
export interface ExpectedDossier {
  readonly id: string;
  readonly code: string;
  /** Stands in the owner's address and in no other dossier's. */
  readonly mark: string;
  readonly personId: string | null;
  /** How often each kind of event must be there. */
  readonly events: Map<string, number>;
  /** SHA-256 of the uploaded papers by file id. */
  readonly papers: Map<string, string>;
  /** What was paid for it and what of that goes back, in đồng. */
  readonly money: { paid: number; back: number };
  version: number;
  /** As the last answer named it. */
  state: string;
}

/** Everything that clients were told, kept outside of what is being killed. */
export interface Journal {
  readonly acknowledged: Acknowledged[];
  readonly dossiers: Map<string, ExpectedDossier>;
  /** Uploaded content by file id, acknowledged. */
  readonly uploads: Map<string, string>;
  /** Drafts that were acknowledged and not yet submitted. */
  readonly drafts: Set<string>;
  readonly counts: {
    lifecycles: number;
    paperLifecycles: number;
    supplements: number;
    payments: number;
    apologies: number;
    endings: number;
    repeats: number;
    replays: number;
    rivals: number;
    echoes: number;
    refusedRivals: number;
    internalErrors: number;
    signIns: number;
  };
  /** What clients saw that must not be, in words. */
  readonly complaints: string[];
}

export const createJournal = (): Journal => ({
  acknowledged: [],
  dossiers: new Map(),
  uploads: new Map(),
  drafts: new Set(),
  counts: {
    lifecycles: 0,
    paperLifecycles: 0,
    supplements: 0,
    payments: 0,
    apologies: 0,
    endings: 0,
    repeats: 0,
    replays: 0,
    rivals: 0,
    echoes: 0,
    refusedRivals: 0,
    internalErrors: 0,
    signIns: 0,
  },
  complaints: [],
});

/** Hash of an answer whatever the order of its keys: PostgreSQL keeps them in one of its own. */
export function hashOfAnswer(answer: unknown): string {
  const text = JSON.stringify(answer, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return createHash('sha256').update(text).digest('base64');
}

/** Notes that an acknowledged act on a dossier has made these events. */
export function expectEvents(dossier: ExpectedDossier, kinds: readonly string[]): void {
  for (const kind of kinds) dossier.events.set(kind, (dossier.events.get(kind) ?? 0) + 1);
}
