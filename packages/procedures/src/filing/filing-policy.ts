const dayMs = 86_400_000;

/** Brakes on filing. Ours, not the law's: many enough for a family or an agent, few enough that nobody fills the store. */
export const filingPolicy = {
  /** Unfinished filings of one person. */
  mostDrafts: 50,
  /** The same answers for the same procedure within this time are shown before they are filed again. */
  sameFilingMs: dayMs,
  /** A draft that nobody touches is kept so long. */
  draftDays: 60,
  /** So long before it goes its person is told. */
  noticeDays: 7,
  /** What the papers of all drafts of one person may take; beyond it something is wrong. */
  mostPaperBytes: 2 * 1_073_741_824,
} as const;

/** Until when a draft is kept that was last touched then; touching it begins anew. Whoever was told late is given the time of
 * the notice. Pure. */
export function keptUntil(touchedAt: Date, warnedAt: Date | null): Date {
  const ends = touchedAt.getTime() + filingPolicy.draftDays * dayMs;
  return new Date(Math.max(ends, warnedAt === null ? 0 : warnedAt.getTime() + filingPolicy.noticeDays * dayMs));
}

/** What was last touched before this instant has been kept for so many days. Pure. */
export const touchedBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * dayMs);
