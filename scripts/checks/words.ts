import { findInLines, projectFiles } from './project-files.ts';
import type { Step } from './step.ts';

const rules: { pattern: RegExp; message: string }[] = [
  // The letters of the words are set apart so that this file does not find itself.
  { pattern: /\b(TO[D]O|FIX[M]E|XX[X]|HA[C]K)\b(?!.*#\d+)/, message: 'deferred work names its issue (#12)' },
  { pattern: /\p{Extended_Pictographic}(?<![\d#*©®™↔↕↖-↙↩↪])/u, message: 'no emoji in sources and texts' },
  { pattern: /(?<![\w.@-])\/(work|root|home)\/\w/, message: "no path of somebody's machine" },
  { pattern: /\bregistry\.\w+(\.\w+)+/, message: 'no address of a registry' },
];
const emptyNames = /(^|\/)(utils?|helpers?|common|misc|managers?)(\.|-|\/|$)|[-/](utils?|helpers?|manager)\.\w+$/;

/** Words that say nothing, marks that were left behind, and names of machines. */
export const words: Step = {
  name: 'words',
  run: async (root) => {
    const files = projectFiles(root, /\.(tsx?|mjs|sql|css|md|typ|html|ya?ml|json)$/).filter(
      ({ path }) => path !== 'package-lock.json' && !path.startsWith('scripts/checks/words.'),
    );
    const problems = files.flatMap((file) => [
      ...(emptyNames.test(file.path)
        ? [`${file.path}: a name that says nothing; name the file after what it does`]
        : []),
      ...rules.flatMap(({ pattern, message }) => findInLines(file, pattern, ([found]) => `"${found}": ${message}`)),
    ]);
    return { problems, seen: files.length };
  },
};
