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

const kernelFile = 'packages/kernel/src/db/tables.ts';
const proceduresFile = 'packages/procedures/src/tables.ts';

/** Row types of the kernel's tables: the shared ones and those that every space has. */
export const kernelTablesFile: Generator = {
  file: kernelFile,
  produce: async () => {
    const { kernel } = await migratedTables();
    return formatAs(kernelFile, onlyDatabaseType(kernel, 'KernelTables', true));
  },
};

/** Row types of the procedures system, which may name its own tables and the kernel's. */
export const proceduresTablesFile: Generator = {
  file: proceduresFile,
  produce: async () => {
    const { procedures } = await migratedTables();
    const own = onlyDatabaseType(procedures, 'ProceduresOwnTables', false);
    const withKernel = own.replace(
      'import type { ColumnType } from "kysely";',
      'import type { KernelTables } from "@dongbo/kernel";\nimport type { ColumnType } from "kysely";',
    );
    return formatAs(
      proceduresFile,
      `${withKernel}
/** What the procedures system may name: its own tables and the kernel's. */
export type ProceduresTables = ProceduresOwnTables & KernelTables;
`,
    );
  },
};
