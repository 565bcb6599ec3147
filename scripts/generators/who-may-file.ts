import { type Access, type Endpoint } from '@dongbo/contract';
import { rolesOf } from '@dongbo/kernel';
import { endpointsOf, systems } from '@dongbo/server';
import { formatAs } from './format-as.ts';
import type { Generator } from './generator.ts';

type Roles = ReturnType<typeof rolesOf>;

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

const address = ({ method, path }: Endpoint): string => `\`${method} /api${path}\``;

function roleTable(access: 'official' | 'partner', roles: Roles): string {
  const endpoints = endpointsOf(systems).filter((endpoint) => endpoint.access === access);
  const mark = (holds: boolean): string => (holds ? 'yes' : '');
  return table(
    ['operation', ...roles.map(({ key }) => key)],
    endpoints.map(({ name }) => [`\`${name}\``, ...roles.map(({ permissions }) => mark(permissions.includes(name)))]),
  );
}

/** The table of what is there for partners; empty while nothing is. */
function partnerPart(roles: Roles): string {
  if (!endpointsOf(systems).some(({ access }) => access === 'partner')) return '';
  return `## Operations of partners

Another system calls them with a key; a partner may call nothing else, whatever its role carries.

${roleTable('partner', roles)}

`;
}

function openTable(access: Access): string {
  const endpoints = endpointsOf(systems).filter((endpoint) => endpoint.access === access);
  return table(
    ['operation', 'address', 'what'],
    endpoints.map((endpoint) => [`\`${endpoint.name}\``, address(endpoint), endpoint.summary]),
  );
}

const file = 'docs/who-may.md';

/** Which role may call which operation, for those who have to approve of it. */
export const whoMayFile: Generator = {
  file,
  produce: async () => {
    const roles = rolesOf(systems);
    const names = table(
      ['role', 'Vietnamese', 'English'],
      roles.map(({ key, name }) => [key, name.vi, name.en]),
    );
    return formatAs(
      file,
      `# Who may do what

Made by \`npm run generate\` from the contract, \`packages/kernel/data/roles.json\` and what each system gives to
those roles (\`packages/<system>/data/permissions.json\`). Do not edit. The tests in
\`packages/server/src/who-may/\` run every pair of this page against the assembled server.

A role is held at a unit and reaches everything below it, sometimes limited to one field of procedures. A role that
may call an operation may do so only for what lies within that reach; what lies outside answers like what does not
exist. What a person may do with a dossier at its present step is decided by its process on top of this table.

## Operations of officials

${roleTable('official', roles)}

${partnerPart(roles)}## Operations of every signed-in person, on what is their own

${openTable('person')}

## Operations of anybody

${openTable('public')}

## Roles

${names}
`,
    );
  },
};
