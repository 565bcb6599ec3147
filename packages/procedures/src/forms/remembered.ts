/** A pure function that remembers its newest answers by the content of what it was given: a dossier is opened again and again between
 * two changes, and what its answers say stays the same. What is given has to be plain data (it is compared as JSON), and nobody
 * changes what is handed back. `most` is how many answers are kept. */
export function remembered<Given extends readonly unknown[], Answer extends object>(
  pure: (...given: Given) => Answer,
  most: number,
): (...given: Given) => Answer {
  const kept = new Map<string, Answer>();
  return (...given) => {
    const content = JSON.stringify(given);
    const known = kept.get(content);
    if (known !== undefined) return known;
    const answer = pure(...given);
    kept.set(content, answer);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return answer;
  };
}
