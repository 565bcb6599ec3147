import { z } from 'zod';
import { defineEvent } from '../events.ts';
import { UnitId } from '../values.ts';
import { BundleId, DossierId } from './ids.ts';

const ofDossier = z.object({ dossierId: DossierId, code: z.string(), bundleId: BundleId, note: z.string() });
const ofBundle = z.object({ bundleId: BundleId, number: z.string(), fromUnitId: UnitId, toUnitId: UnitId });

/** What happens to papers between counters. */
export const bundleEvents = {
  /** The papers of a dossier went into a list; `note` names it. The subject is the dossier. */
  papersSent: defineEvent('procedures.papers-sent', ofDossier),
  /** The papers came, or some did not; `note` says which list, and what is wrong. The subject is the dossier. */
  papersConfirmed: defineEvent('procedures.papers-confirmed', ofDossier.extend({ isWhole: z.boolean() })),
  /** The subject of these is the list. */
  sent: defineEvent('procedures.bundle-sent', ofBundle.extend({ dossiers: z.int() })),
  confirmed: defineEvent('procedures.bundle-confirmed', ofBundle.extend({ faults: z.int() })),
  late: defineEvent('procedures.bundle-late', ofBundle.extend({ rung: z.int() })),
} as const;
