import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Step } from './step.ts';

const Package = z.object({
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  link: z.boolean().optional(),
});
const Lock = z.object({ packages: z.record(z.string(), Package) });
const Manifest = z.object({
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
});

/** The lock file names no registry, every package has a checksum, and every version we ask for is exact. */
export const lockFile: Step = {
  name: 'lock file',
  run: async (root) => {
    const path = join(root, 'package-lock.json');
    if (!existsSync(path)) return { problems: ['package-lock.json is missing'], seen: 0 };
    const { packages } = Lock.parse(JSON.parse(readFileSync(path, 'utf8')));
    const problems = Object.entries(packages).flatMap(([name, entry]) => {
      if (!name.startsWith('node_modules/') && !name.includes('/node_modules/')) return inexact(root, name);
      if (entry.link) return [];
      return [
        ...(entry.resolved?.includes('://') ? [`package-lock.json: ${name} names a registry (${entry.resolved})`] : []),
        ...(entry.integrity === undefined ? [`package-lock.json: ${name} has no checksum`] : []),
      ];
    });
    return { problems, seen: Object.keys(packages).length };
  },
};

function inexact(root: string, folder: string): string[] {
  const path = join(root, folder, 'package.json');
  if (!existsSync(path)) return [`package-lock.json: ${folder} has no package.json`];
  const manifest = Manifest.parse(JSON.parse(readFileSync(path, 'utf8')));
  const asked = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
  return Object.entries(asked)
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(
      ([name, version]) => `${join(folder, 'package.json')}: ${name} is asked for as "${version}"; name one version`,
    );
}
