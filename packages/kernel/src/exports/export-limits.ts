import limits from '../../data/exports.json' with { type: 'json' };

/** For how long files of lists are kept, how many one person may wait for, and how many rows each kind takes. A sheet is written
 * whole and in memory, plain values as they are read. */
export const exportLimits: {
  readonly keptDays: number;
  readonly mostUnfinished: number;
  readonly mostRows: Readonly<Record<'xlsx' | 'csv', number>>;
} = limits;
