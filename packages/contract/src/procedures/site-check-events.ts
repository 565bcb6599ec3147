import { z } from 'zod';
import { defineEvent } from '../events.ts';
import { DossierId, SiteCheckId } from './ids.ts';
import { SiteCheckOutcome } from './site-check-views.ts';

const siteCheck = z.object({ dossierId: DossierId, code: z.string(), siteCheckId: SiteCheckId });
/** `note` says when and where, or why, as the owner reads it. */
const told = siteCheck.extend({ note: z.string() });
const planned = told.extend({ plannedAt: z.string(), place: z.string() });

/** What happens to a verification on the spot. The subject of each is the dossier. */
export const siteCheckEvents = {
  planned: defineEvent('procedures.site-check-planned', planned.extend({ asksOwner: z.boolean() })),
  postponed: defineEvent('procedures.site-check-postponed', planned),
  cancelled: defineEvent('procedures.site-check-cancelled', told),
  /** The minutes are written and wait for signatures; `note` is their number. */
  recorded: defineEvent('procedures.site-check-recorded', told.extend({ outcome: SiteCheckOutcome })),
  /** A further record that puts one right; `note` says why. */
  corrected: defineEvent('procedures.site-check-corrected', told.extend({ outcome: SiteCheckOutcome })),
  /** A member confirmed the minutes. */
  signed: defineEvent('procedures.site-check-signed', siteCheck),
  /** Everybody has signed, or said why not: nothing changes any more. */
  closed: defineEvent('procedures.site-check-closed', told),
  /** Its time is over and nothing was written down. */
  late: defineEvent('procedures.site-check-late', siteCheck),
} as const;
