const dayMs = 86_400_000;

/** Brakes on filing. Ours, not the law's: many enough for a family or an agent, few enough that nobody fills the store. */
export const filingPolicy = {
  /** Unfinished filings of one person. */
  mostDrafts: 50,
  /** An unfinished filing that nobody touches is kept so long after its last change. */
  keepDraftMs: 60 * dayMs,
  /** Its owner is told so long before it goes. */
  warnDraftMs: 7 * dayMs,
  /** The same answers for the same procedure within this time are shown before they are filed again. */
  sameFilingMs: dayMs,
} as const;

/** When a draft goes that is not changed again. */
export const draftKeptUntil = (updatedAt: Date): Date => new Date(updatedAt.getTime() + filingPolicy.keepDraftMs);
