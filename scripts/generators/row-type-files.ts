import { systemsWithSample } from '@dongbo/server';
import { formatAs } from './format-as.ts';
import type { Generator } from './generator.ts';
import { migratedTables } from './migrated-tables.ts';

const header = `/**
 * Made by \`npm run generate\` from the migrated database. Do not edit.
 */
`;

/** Only the database's own type is for others: rows are named through it. */
function onlyDatabaseType(text: string, name: string, exported: boolean): string {
  return text
    .replace(/^\/\*\*[\s\S]*?\*\/\n/, header)
    .replaceAll(/^export (interface|type) /gm, '$1 ')
    .replace(/^interface DB \{/m, `${exported ? 'export ' : ''}interface ${name} {`);
}

async function rowTypesOf(system: string): Promise<string> {
  const text = (await migratedTables()).rowTypes.get(system);
  if (text === undefined) throw new Error(`No row types of ${system} were made`);
  return text;
}

const kernelFile = 'packages/kernel/src/db/tables.ts';

/** Row types of the kernel's tables: the shared ones and those that every space has. */
export const kernelTablesFile: Generator = {
  file: kernelFile,
  produce: async () => formatAs(kernelFile, onlyDatabaseType(await rowTypesOf('kernel'), 'KernelTables', true)),
};

/** Row types of a system, which may name its own tables and the kernel's. */
function systemTablesFile(system: string): Generator {
  const file = `packages/${system}/src/tables.ts`;
  const name = `${system.charAt(0).toUpperCase()}${system.slice(1)}`;
  return {
    file,
    produce: async () => {
      const own = onlyDatabaseType(await rowTypesOf(system), `${name}OwnTables`, false);
      const withKernel = own.replace(
        /(?=^import type \{|^interface |^type )/m,
        'import type { KernelTables } from "@dongbo/kernel";\n',
      );
      return formatAs(
        file,
        `${withKernel}
/** What the ${system} system may name: its own tables and the kernel's. */
export type ${name}Tables = ${name}OwnTables & KernelTables;
`,
      );
    },
  };
}

export const systemTablesFiles: readonly Generator[] = systemsWithSample.map(({ name }) => systemTablesFile(name));
