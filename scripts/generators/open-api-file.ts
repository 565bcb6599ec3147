import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApiDocument } from '@dongbo/contract';
import { endpointsOf, systems } from '@dongbo/server';
import { root } from '../project-root.ts';
import type { Generator } from './generator.ts';

/** The description of the HTTP interface, so that a change of it is seen in review. */
export const openApiFile: Generator = {
  file: 'docs/openapi.json',
  produce: async () => {
    const manifest: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    return `${JSON.stringify(openApiDocument(endpointsOf(systems), manifest.version), null, 2)}\n`;
  },
};
