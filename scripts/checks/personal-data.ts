import { findInLines, projectFiles } from './project-files.ts';
import type { Step } from './step.ts';

// A personal identity number: province of registration 001 to 096, century and gender, year of birth, six digits.
const identityNumber = /(?<![\w-])(?:0(?!00)[0-9]\d)\d(?:\d{2})(\d{6})(?![\w-])/;

/** Test vectors of the number's structure itself. */
const allowed = new Set(['packages/contract/src/identifiers/identifier-vectors.json']);

/** No identity number of a living person is in the sources. Numbers for tests and demonstration are known by their
 * last six digits: they begin with 000 (such as 075190000123). */
export const personalData: Step = {
  name: 'personal data',
  run: async (root) => {
    const files = projectFiles(root, /\.(tsx?|mjs|json|sql|md|ya?ml|typ|html)$/).filter(
      ({ path }) => !allowed.has(path) && path !== 'package-lock.json',
    );
    const problems = files.flatMap((file) =>
      findInLines(file, identityNumber, ([found, serial]) =>
        serial?.startsWith('000')
          ? ''
          : `"${found}" looks like an identity number; in tests the last six digits begin with 000`,
      ).filter((line) => !line.endsWith(': ')),
    );
    return { problems, seen: files.length };
  },
};
