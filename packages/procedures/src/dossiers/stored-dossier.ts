import type { FileRef, LocalText } from '@dongbo/contract';
import {
  ResultMark,
  type Channel,
  type DossierProcess,
  type DossierState,
  type FeeSummary,
  type HeldSource,
  type Owner,
  type ReceiverKind,
  type ReturnMethod,
  type TimeLimit,
} from '@dongbo/contract/procedures';
import { z } from 'zod';
import type { UnitFacts } from '@dongbo/kernel';
import type { StoredEnding, StoredSupplement } from '../supplements/stored-supplement.ts';
import type { StoredApology } from '../apologies/stored-apology.ts';
import type { StoredProposal } from '../endings/stored-proposal.ts';
import type { DecidedChange, ProposedChange } from '../result-changes/stored-change.ts';
import type { StoredEvent } from './dossier-events.ts';

export const StoredPapers = z.array(
  z.object({
    componentId: z.string(),
    name: z.string(),
    originals: z.number(),
    certifiedCopies: z.number(),
    photocopies: z.number(),
    fileIds: z.array(z.string()),
  }),
);
export type StoredPapers = z.infer<typeof StoredPapers>;

/** A file of a dossier. */
export type StoredFile = z.input<typeof FileRef> & {
  /** Who uploaded, scanned or took it over. */
  readonly uploadedBy: string;
  /** Where it was taken over from; null: it was uploaded, scanned or printed for this dossier. */
  readonly source: z.input<typeof HeldSource> | null;
};

export const StoredForms = z.array(z.object({ key: z.string(), version: z.number() }));
export const OpenPath = z
  .enum(['supplement-asked', 'supplement-answered', 'ending-proposed', 'on-its-way', 'result-change-proposed'])
  .nullable();
export type OpenPath = z.infer<typeof OpenPath>;
/** What was decided last of an issued result; null: nothing. */
export const StoredMark = ResultMark.nullable();
export const StepActors = z.record(z.string(), z.string());

/** How far the time limit has got: what was granted, and when it ends. */
export interface StoredClock {
  /** When the one-stop unit received it. */
  readonly receivedAt: Date;
  /** When the competent agency received what another body's counter took in; null: the counter is its own, or it is on its way. */
  readonly receivedByCompetentAt: Date | null;
  readonly limit: { readonly unit: string; readonly value: number };
  /** Null while it is on its way to the competent agency: the time has not begun. */
  readonly originalDueAt: Date | null;
  readonly dueAt: Date | null;
  readonly finishedAt: Date | null;
  readonly suspensions: readonly { reason: string; legalGround: string; from: Date; to: Date | null }[];
}

/** Who took the result; of what was handed over before anybody was asked who it was, the name alone is known. */
export interface StoredReceiver {
  readonly kind: ReceiverKind | null;
  readonly name: string;
  /** Number of the identity paper of who came with a mandate. */
  readonly number: string | null;
}

export interface StoredResult {
  readonly state: 'draft' | 'signing' | 'signed' | 'issued';
  readonly title: string;
  readonly body: string | null;
  readonly uploadedFileId: string | null;
  readonly number: string | null;
  readonly numberedOn: string | null;
  readonly signerName: string | null;
  readonly signedAt: Date | null;
  readonly signedFileId: string | null;
  /** Opens the public page of the paper; null: it was signed before there was one. */
  readonly checkToken: string | null;
  readonly issuedAt: Date | null;
  readonly receiver: StoredReceiver | null;
}

/** A dossier with everything that rules and views need, as one statement brings it. */
export interface StoredDossier {
  readonly id: string;
  readonly code: string;
  readonly state: DossierState;
  readonly channel: Channel;
  readonly procedure: {
    readonly versionId: string;
    readonly code: string;
    readonly name: string;
    readonly field: string;
    /** What the procedure says for the dossier's channel; `unknown` also when it does not say one thing (`statedLimit`). */
    readonly limit: TimeLimit;
  };
  /** The procedure's name as people say it. */
  readonly shortName: LocalText | null;
  readonly process: DossierProcess;
  readonly processId: string;
  readonly receiving: UnitFacts;
  readonly competent: UnitFacts;
  readonly division: UnitFacts;
  /** Office of the committee of the province, where its leader decides; null: the competent unit decides itself. */
  readonly committeeOffice: UnitFacts | null;
  readonly personId: string | null;
  readonly owner: Owner;
  readonly submitterName: string;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly forms: readonly { readonly key: string; readonly version: number }[];
  readonly content: string | null;
  readonly papers: StoredPapers;
  /** Key of the case of the procedure for which papers were asked. */
  readonly paperCase: string | null;
  /** Everything that is attached to the dossier: papers, results, printed letters. */
  readonly files: readonly StoredFile[];
  readonly returnMethod: ReturnMethod;
  readonly stepId: string | null;
  readonly stepSince: Date;
  /** Why it came back from a later step; null: it did not, or has gone on since. */
  readonly cameBack: string | null;
  readonly assignee: { readonly id: string; readonly name: string } | null;
  readonly stepActors: Readonly<Record<string, string>>;
  /** Names of those who work on it, by id: of everybody who completed a step at least. */
  readonly stepActorNames: Readonly<Record<string, string>>;
  readonly submittedAt: Date;
  readonly returnedAt: Date | null;
  readonly supplementPolicy: 'shift' | 'restart';
  readonly calendar: string;
  /** Null until the dossier is received. */
  readonly clock: StoredClock | null;
  /** Number of form 01 as written; null before reception, and where there was no register of receipts yet. */
  readonly receiptNumber: string | null;
  readonly result: StoredResult | null;
  /** What was decided last of the issued result; null: it stands as it was issued. */
  readonly resultMark: ResultMark | null;
  /** The change of the issued result that waits for the leader; null: none. */
  readonly resultChange: ProposedChange | null;
  /** The way beside the straight one that it is on; while it is on one, nothing goes on. */
  readonly openPath: OpenPath;
  /** How many supplements were asked for so far. */
  readonly supplements: number;
  /** How often others were asked so far. */
  readonly referrals: number;
  /** So many answers of others are needed before the step can end. */
  readonly waitsFor: number;
  /** How often it was looked at on the spot, or is to be. */
  readonly siteChecks: number;
  /** The request that is open; null where there is none. */
  readonly supplement: StoredSupplement | null;
  /** The refusal or stop that waits for the leader; null: none. */
  readonly proposal: StoredProposal | null;
  /** The apology for being late; null: none was prepared. */
  readonly apology: StoredApology | null;
  /** How it ended without a result. */
  readonly ending: StoredEnding | null;
  readonly version: number;
}

/** The same with what happened to it, for whoever is shown it. */
export interface DossierWithEvents extends StoredDossier {
  readonly events: readonly StoredEvent[];
  /** The newest demand for fees; null: there never was one. */
  readonly fees: z.input<typeof FeeSummary> | null;
  /** What was decided of the issued result, the oldest first. */
  readonly resultChanges: readonly DecidedChange[];
}
