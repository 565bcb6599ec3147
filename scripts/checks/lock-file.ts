import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Step } from './step.ts';

const Versions = z.record(z.string(), z.string()).default({});
const Manifest = z.object({ dependencies: Versions, devDependencies: Versions, optionalDependencies: Versions });
const Package = z.object({
  ...Manifest.shape,
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  link: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
});
const Lock = z.object({ packages: z.record(z.string(), Package) });
/** Packages whose install scripts somebody has read; by name, in the root's package.json. */
const Reviewed = z.object({ allowScripts: z.record(z.string(), z.boolean()).default({}) });

/** The lock file names no registry, every package has a checksum, every version we ask for is exact, and none runs a
 * script when it is installed unless somebody has read it. */
export const lockFile: Step = {
  name: 'lock file',
  run: async (root) => {
    const path = join(root, 'package-lock.json');
    if (!existsSync(path)) return { problems: ['package-lock.json is missing'], seen: 0 };
    const { packages } = Lock.parse(JSON.parse(readFileSync(path, 'utf8')));
    const problems = Object.entries(packages).flatMap(([name, entry]) => {
      if (!name.startsWith('node_modules/') && !name.includes('/node_modules/'))
        return inexactOrOutdated(root, name, entry);
      if (entry.link) return [];
      return [
        ...(entry.resolved?.includes('://') ? [`package-lock.json: ${name} names a registry (${entry.resolved})`] : []),
        ...(entry.integrity === undefined ? [`package-lock.json: ${name} has no checksum`] : []),
      ];
    });
    return { problems: [...problems, ...unreviewedScripts(root, packages)], seen: Object.keys(packages).length };
  },
};

function inexactOrOutdated(root: string, folder: string, locked: z.infer<typeof Manifest>): string[] {
  const path = join(root, folder, 'package.json');
  if (!existsSync(path)) return [`package-lock.json: ${folder} has no package.json`];
  const manifest = Manifest.parse(JSON.parse(readFileSync(path, 'utf8')));
  const asked = askedVersions(manifest);
  const known = askedVersions(locked);
  const outdated = [...new Set([...asked.keys(), ...known.keys()])].filter(
    (name) => asked.get(name) !== known.get(name),
  );
  const inexact = [...asked].filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
  const file = join(folder, 'package.json');
  return [
    ...inexact.map(([name, version]) => `${file}: ${name} is asked for as "${version}"; name one version`),
    ...outdated.map((name) => `package-lock.json: not what ${file} says of ${name}; run "npm install"`),
  ];
}

function askedVersions(manifest: z.infer<typeof Manifest>): Map<string, string> {
  return new Map(
    Object.entries({ ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies }),
  );
}

/** A package runs whatever it wants on every developer's machine by such a script. */
function unreviewedScripts(root: string, packages: z.infer<typeof Lock>['packages']): string[] {
  const { allowScripts } = Reviewed.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const running = Object.entries(packages)
    .filter(([, entry]) => entry.hasInstallScript === true)
    .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
  const reviewed = Object.keys(allowScripts).filter((name) => allowScripts[name] === true);
  return [
    ...running
      .filter((name) => !reviewed.includes(name))
      .map((name) => `package-lock.json: ${name} runs a script when it is installed that nobody has reviewed`),
    ...reviewed
      .filter((name) => !running.includes(name))
      .map((name) => `package.json: allowScripts names ${name}, which runs none`),
  ];
}
