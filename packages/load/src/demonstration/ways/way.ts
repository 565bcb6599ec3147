import { uploadFile, type FileId } from '@dongbo/contract';
import type { Actor, StoredBytes } from '@dongbo/kernel';
import type { Body, CastRole } from '../bodies.ts';
import type { Shown } from '../demonstrated-procedures.ts';
import type { HandedPapers } from '../handed-papers.ts';
import type { Life } from '../life.ts';
import type { Stage } from '../stage.ts';
import type { Urgency } from '../times.ts';
import type { WorkingAxis } from '../working-axis.ts';

/** A dossier that leaves the straight way, with everybody who may act on it. */
export interface Scene {
  readonly stage: Stage;
  readonly life: Life;
  readonly shown: Shown;
  readonly cast: Readonly<Record<CastRole, Actor>>;
  readonly ownerName: string;
  /** Null: an invented person, who comes to the counter instead. */
  readonly citizen: Actor | null;
  /** Papers that citizens hand in, and a photograph from the spot, stored already. */
  readonly handed: HandedPapers;
  readonly photograph: StoredBytes;
  /** Who settles it, and by which division. */
  readonly body: Body;
  readonly divisionId: string;
  /** Every commune and body of the province that settles dossiers. */
  readonly bodies: readonly Body[];
  /** Anybody else who has an account. */
  readonly actorOf: (username: string) => Promise<Actor>;
}

/** What is known when the instant of an act is chosen. */
export interface Known {
  /** When the way could begin. */
  readonly begun: Date;
  /** Instants of the acts before. */
  readonly before: readonly Date[];
  readonly received: Date;
  /** By the law, without what the way changes; null before reception. */
  readonly due: Date | null;
  readonly axis: WorkingAxis;
}

/** One act of a way, and when: so many working minutes after the one before, or, where the worker acts by the clock, an instant
 * that follows from those of the acts before. */
export interface WayAct {
  readonly after: { readonly minutes: readonly [number, number] } | ((known: Known) => Date);
  readonly go: (scene: Scene) => Promise<void>;
}

/** A way beside the straight one. A copy of an original is written where it stands before, then operations lead it on: they run
 * in the order of their instants, so that registers are drawn in it too. */
export interface Way {
  /** Like no other's. */
  readonly name: string;
  /** Where the straight way is left: the stand of an original that was filed online, or was taken in for the same visit. */
  readonly from: 'reception' | 'assignment' | 'processing' | 'review' | 'approval' | 'on-its-way' | 'visit';
  /** The procedures that go it; absent: all that can. */
  readonly isMeant?: (shown: Shown) => boolean;
  /** By whom it is settled where the counter of another commune received it. */
  readonly elsewhere?: 'commune' | 'province';
  /** Days before now, at least and at most, on which the dossier was received, or how near its due date is; what has no time yet
   * before now is drawn anew. */
  readonly received: readonly [number, number] | { readonly due: readonly Urgency[] };
  /** Somebody's decision is waited for that can be made in time alone: its due date has not come. */
  readonly inTime?: true;
  /** How many of a thousand dossiers go it. */
  readonly perThousand: number;
  /** Whether each citizen with an account has one; `only`: nobody else can go it. */
  readonly accounts: 'also' | 'only' | 'none';
  readonly acts: readonly WayAct[];
}

/** A file that somebody uploads, of bytes that are stored already. */
export async function uploaded(
  { stage }: Scene,
  by: Actor,
  { name, bytes }: { readonly name: string; readonly bytes: StoredBytes },
): Promise<FileId> {
  return (await stage.call(uploadFile, { name }, by, bytes)).id;
}
