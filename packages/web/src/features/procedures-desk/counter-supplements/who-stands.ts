/** What was typed or scanned of who stands there: the code of the dossier, and what shows that it is theirs. */
export interface WhoStands {
  readonly code: string;
  readonly proof: string;
}

/** Reads the two fields. The code of a paper of the dossier says both, whichever of the fields the scanner typed it into; that of an
 * identity card is proof alone. Pure. */
export function readWhoStands({ code, proof }: WhoStands): WhoStands {
  const scanned = [code, proof].map((text) => text.trim()).find((text) => /^[^|]*[A-Z]\d{2}\.[^|]*\|/i.test(text));
  if (scanned === undefined) return { code: code.trim(), proof: proof.trim() };
  const own = scanned.split('|')[0] ?? '';
  return { code: own.trim(), proof: scanned };
}
