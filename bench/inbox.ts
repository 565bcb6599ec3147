/*
 * How fast does a desk open: inbox, its filters and numbers, one dossier, lists of dossiers; over HTTP, for people from one
 * division to the whole province, with 1 and 8 clients.
 *
 *   npm run bench -- inbox [--data FOLDER] [--turns N] [--statements]
 *
 * FOLDER is a data folder that `dongbo load` has filled; without it the bench only shows that it runs. `--statements` adds
 * PostgreSQL's own time by statement. A few accounts are added to the folder.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { countInbox, listInbox, type CallOf } from '@dongbo/contract';
import { DossierId, getDossier, listDossiers } from '@dongbo/contract/procedures';
import pg from 'pg';
import { askInTurn, type Question } from './support/ask-in-turn.ts';
import { deskPeople, type DeskPerson } from './support/desk-people.ts';
import { say, spread } from './support/figures.ts';
import { startMeasuredServer } from './support/measured-server.ts';
import { countStatements, forgetStatements, sayStatements } from './support/statement-share.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    turns: { type: 'string', default: '60' },
    statements: { type: 'boolean', default: false },
  },
});
const turns = Number(values.turns);

const inboxes: readonly [string, CallOf<typeof listInbox>][] = [
  ['all', {}],
  ['overdue', { due: 'overdue' }],
  ['mine', { whose: 'mine' }],
  ['by a word', { q: 'nguyen' }],
];

const lists: readonly [string, CallOf<typeof listDossiers>][] = [
  ['newest', {}],
  ['suspended', { state: 'suspended' }],
  ['in progress', { state: 'in-progress' }],
  ['returned', { state: 'returned' }],
  ['a month of last year', { from: '2025-10-01', to: '2025-10-31' }],
];

/** Later pages: the place where the page before ended, page by page from the beginning again after ten. */
function paging(person: DeskPerson): () => Promise<void> {
  let cursor: string | null = null;
  let page = 0;
  return async () => {
    const start: string | null = page % 10 === 0 ? null : cursor;
    page += 1;
    cursor = (await person.client.call(listInbox, start === null ? {} : { cursor: start })).nextCursor;
  };
}

function questionsOf(person: DeskPerson, dossiers: readonly string[]): Question[] {
  const { client, as, hasInbox } = person;
  const idOf = (turn: number) => DossierId.parse(dossiers[turn % dossiers.length]);
  const lines = lists.map(([what, input]): Question => {
    return { figure: 'dossiers', facts: { as, what }, ask: () => client.call(listDossiers, input) };
  });
  if (!hasInbox) return lines;
  const views: Question[] =
    dossiers.length === 0
      ? []
      : [
          {
            figure: 'dossier',
            facts: { as, what: 'view' },
            ask: (turn) => client.call(getDossier, { dossierId: idOf(turn) }),
          },
        ];
  return [
    ...inboxes.map(([what, input]): Question => {
      return { figure: 'inbox', facts: { as, what }, ask: () => client.call(listInbox, input) };
    }),
    { figure: 'inbox', facts: { as, what: 'page by page' }, ask: paging(person) },
    { figure: 'inbox.count', facts: { as, what: 'numbers' }, ask: () => client.call(countInbox, {}) },
    ...views,
    ...lines,
  ];
}

/** Dossiers that somebody may open: the newest and some of all years. */
async function dossiersOf(person: DeskPerson): Promise<string[]> {
  const found = [{}, { state: 'returned' }, { to: '2025-06-30' }, { state: 'in-progress' }] as const;
  const pages = await Promise.all(found.map((input) => person.client.call(listDossiers, { ...input, limit: 50 })));
  return [...new Set(pages.flatMap(({ items }) => items.map(({ id }) => id)))];
}

if (values.data !== undefined && values.statements) await countStatements(resolve(values.data));
await using server = await startMeasuredServer({ data: values.data });
const database = new pg.Client({ connectionString: server.database.superuserUrl });
await database.connect();
try {
  const { rows } = await database.query<{ dossiers: string; open: string }>(
    'select (select count(*) from procedures.dossier) as dossiers, (select count(*) from work.work_item) as open',
  );
  const holds = { dossiers: Number(rows[0]?.dossiers), openWork: Number(rows[0]?.open) };
  const people = await deskPeople(database, server.address);
  const questions: Question[] = [];
  for (const person of people) questions.push(...questionsOf(person, await dossiersOf(person)));
  for (const clients of [1, 8]) {
    if (values.statements) await forgetStatements(database);
    const times = await askInTurn(questions, { clients, turns });
    for (const [figure, all] of times) say(`${figure}.all`, { ...holds, clients, ...spread(all) });
    if (values.statements) await sayStatements(database, 'inbox', questions.length * turns, 12);
  }
} finally {
  await database.end();
}
