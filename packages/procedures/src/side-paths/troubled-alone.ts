/** What a sweep weighs of one dossier. Where that cannot be weighed (its calendar is unknown, a value is broken) the answer is yes:
 * a job of its own meets the trouble and fails alone, while the sweep goes on to the others. */
export function yesWhenTroubled(weigh: () => boolean): boolean {
  try {
    return weigh();
  } catch {
    return true;
  }
}
