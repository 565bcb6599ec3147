const dayMs = 86_400_000;

/** Brakes on filing. Ours, not the law's: many enough for a family or an agent, few enough that nobody fills the store. */
export const filingPolicy = {
  /** Unfinished filings of one person. */
  mostDrafts: 50,
  /** The same answers for the same procedure within this time are shown before they are filed again. */
  sameFilingMs: dayMs,
} as const;
