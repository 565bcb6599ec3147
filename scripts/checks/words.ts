import { findInLines, projectFiles } from './project-files.ts';
import type { Step } from './step.ts';

/** Code that is not free to read the organisation by joins of its own; the loader writes rows as they lie, and the
 * administration changes those very rows. */
const readsOrganisation =
  /^packages\/(?!load\/|administration\/|kernel\/src\/(organisation|identity|rights|seed)\/|kernel\/src\/worklist\/inbox-scope)[^/]+\/src\/(?!.*\.(test|fixture)\.tsx?$).*\.tsx?$/;

const rules: { pattern: RegExp; message: string; files?: RegExp }[] = [
  // The letters of the words are set apart so that this file does not find itself.
  { pattern: /\b(TO[D]O|FIX[M]E|XX[X]|HA[C]K)\b(?!.*#\d+)/, message: 'deferred work names its issue (#12)' },
  { pattern: /\p{Extended_Pictographic}(?<![\d#*©®™↔↕↖-↙↩↪])/u, message: 'no emoji in sources and texts' },
  { pattern: /(?<![\w.@-])\/(work|root|home)\/\w/, message: "no path of somebody's machine" },
  {
    pattern:
      /\b(from|join|into|update)\s+(kernel\.)?(role_grant|unit_closure|unit_name)\b|(From|Join|Into|Table)\('(role_grant|unit_closure|unit_name)\b/,
    message: 'names of units, their tree and who holds a role are read through kernel/organisation',
    files: readsOrganisation,
  },
  {
    pattern: /\bcrypto\.randomUUID\b/,
    message: 'browsers lack it on plain HTTP: `randomId` of the contract',
    files: /^packages\/(contract|web)\/src\/(?!.*\.test\.tsx?$).*\.tsx?$/,
  },
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
      ...rules
        .filter(({ files: only }) => only === undefined || only.test(file.path))
        .flatMap(({ pattern, message }) => findInLines(file, pattern, ([found]) => `"${found}": ${message}`)),
    ]);
    return { problems, seen: files.length };
  },
};
