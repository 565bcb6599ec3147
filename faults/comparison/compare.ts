import { compareClocks } from './clocks.ts';
import { compareMoney } from './money.ts';
import { compareAftermath } from './notices-and-reactions.ts';
import { compareDossiers } from './dossiers.ts';
import { compareFiles } from './files.ts';
import type { Evidence, Finding } from './finding.ts';
import { compareRegisters } from './registers.ts';
import { compareRequests } from './requests.ts';
import { compareWorklist } from './worklist.ts';

export interface Comparison {
  readonly figures: Readonly<Record<string, number>>;
  /** In words, everything that is not as clients were told or as the rules demand; empty when all is well. */
  readonly differences: readonly string[];
}

const comparisons: readonly ((evidence: Evidence) => Promise<Finding>)[] = [
  compareRequests,
  compareDossiers,
  compareRegisters,
  compareClocks,
  compareMoney,
  compareWorklist,
  compareFiles,
  compareAftermath,
];

/** Compares what clients were told with what database and file store hold. Nothing may be running any more. */
export async function compare(evidence: Evidence): Promise<Comparison> {
  const found: Finding[] = [];
  for (const one of comparisons) found.push(await one(evidence));
  return {
    figures: Object.assign({}, ...found.map(({ figures }) => figures)) as Record<string, number>,
    differences: found.flatMap(({ differences }) => differences),
  };
}
