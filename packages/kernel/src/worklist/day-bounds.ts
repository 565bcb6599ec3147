const day = 24 * 3_600_000;
/** Asia/Ho_Chi_Minh has no daylight saving time. */
const offset = 7 * 3_600_000;

/** Midnight in Asia/Ho_Chi_Minh of the day of `at`, `plus` days later. */
export function startOfDay(at: Date, plus = 0): Date {
  return new Date(Math.floor((at.getTime() + offset) / day) * day - offset + plus * day);
}
