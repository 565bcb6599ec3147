/*
 * How fast are dossiers found: by common and rare names without accents, parts of names, identity numbers, codes and their
 * beginnings, nonsense; for people of one unit and of the whole province; first and later pages. Over HTTP, 1 and 8 clients.
 *
 *   npm run bench -- dossier-search [--data FOLDER] [--turns N] [--statements]
 *
 * FOLDER is a data folder that `dongbo load` has filled.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fold, type CallOf } from '@dongbo/contract';
import { listDossiers, listFigures } from '@dongbo/contract/procedures';
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

interface Sample {
  readonly code: string;
  readonly name: string;
  readonly identity: string | null;
}

/** What is typed for a dossier that is there, kind by kind; another dossier each turn. */
const typed: readonly (readonly [kind: string, text: (sample: Sample) => string])[] = [
  ['whole name without accents', ({ name }) => fold(name)],
  ['whole name', ({ name }) => name],
  ['two common words', () => 'nguyen van'],
  ['one common word', () => 'thi'],
  ['family name', ({ name }) => fold(name).split(' ')[0] ?? ''],
  ['given name', ({ name }) => fold(name).split(' ').at(-1) ?? ''],
  ['name begun', ({ name }) => fold(name).slice(0, -1)],
  ['two letters', ({ name }) => fold(name).slice(0, 2)],
  ['one letter', ({ name }) => fold(name).slice(0, 1)],
  ['identity number', ({ identity }) => identity ?? '075085000002'],
  ['identity number of nobody', () => '075199000999'],
  ['code', ({ code }) => code],
  ['code without its number', ({ code }) => code.replace(/-\d+$/, '')],
  ['code up to the year', ({ code }) => code.replace(/\d{4}-\d+$/, '')],
  ['agency', ({ code }) => code.slice(0, code.indexOf('-'))],
  ['no name', () => 'qwertyuiop'],
  ['two letters of no name', () => 'zq'],
];

async function samplesOf(database: pg.Client, unitCode: string | null): Promise<Sample[]> {
  const { rows } = await database.query<Sample>(
    `select d.code, d.owner ->> 'name' as name, d.identity_number as identity from procedures.dossier d
    where $1::text is null or d.receiving_unit_id = (select id from kernel.unit where code = $1 and valid_to is null)
    order by md5(d.id::text) limit 500`,
    [unitCode],
  );
  return rows;
}

/** What heads and the provincial office look at: a month and a year. */
const figureQuestions = ({ client, as }: Pick<DeskPerson, 'client' | 'as'>): Question[] =>
  (['unit', 'procedure', 'person'] as const).flatMap((group): Question[] => [
    {
      figure: 'figures',
      facts: { as, what: `a month by ${group}` },
      ask: () => client.call(listFigures, { group, from: '2026-10-01', to: '2026-10-31' }),
    },
    {
      figure: 'figures',
      facts: { as, what: `a year by ${group}` },
      ask: () => client.call(listFigures, { group, from: '2025-11-01', to: '2026-10-31' }),
    },
  ]);

function questionsOf({ client, as }: DeskPerson, samples: readonly Sample[]): Question[] {
  const sampleAt = (turn: number): Sample =>
    samples[turn % samples.length] ?? { code: 'H19.145.01-260101-0001', name: 'Nguyễn Văn An', identity: null };
  const later = async (input: CallOf<typeof listDossiers>): Promise<void> => {
    let cursor: string | null = null;
    for (let page = 0; page < 3; page += 1) {
      const start: string | null = cursor;
      cursor = (await client.call(listDossiers, start === null ? input : { ...input, cursor: start })).nextCursor;
      if (cursor === null) return;
    }
  };
  return [
    ...typed.map(([what, text]): Question => ({
      figure: 'dossier-search',
      facts: { as, what },
      ask: (turn) => client.call(listDossiers, { q: text(sampleAt(turn)) }),
    })),
    {
      figure: 'dossier-search.in-state',
      facts: { as, what: 'common word among the open' },
      ask: () => client.call(listDossiers, { q: 'thi', state: 'in-progress' }),
    },
    {
      figure: 'dossier-search.late',
      facts: { as, what: 'late' },
      ask: () => client.call(listDossiers, { state: 'late' }),
    },
    ...(['received', 'due', 'finished'] as const).flatMap((by): Question[] => [
      {
        figure: 'dossier-search.days',
        facts: { as, what: `${by} in a month of last year` },
        ask: () => client.call(listDossiers, { by, from: '2025-10-01', to: '2025-10-31' }),
      },
      {
        figure: 'dossier-search.days',
        facts: { as, what: `${by} on one day, late` },
        ask: () => client.call(listDossiers, { by, from: '2026-03-10', to: '2026-03-10', state: 'after-time' }),
      },
    ]),
    ...(as === 'leader' || as === 'provincial office' ? figureQuestions({ client, as }) : []),
    {
      figure: 'dossier-search.three-pages',
      facts: { as, what: 'two common words' },
      ask: () => later({ q: 'nguyen van' }),
    },
  ];
}

if (values.data !== undefined && values.statements) await countStatements(resolve(values.data));
await using server = await startMeasuredServer({ data: values.data });
const database = new pg.Client({ connectionString: server.database.superuserUrl });
await database.connect();
try {
  const { rows } = await database.query<{ dossiers: string }>('select count(*) as dossiers from procedures.dossier');
  const dossiers = Number(rows[0]?.dossiers);
  const chosen = new Set(['counter', 'leader', '170 grants', 'provincial office']);
  const people = (await deskPeople(database, server.address)).filter(({ as }) => chosen.has(as));
  const ofUnit = await samplesOf(database, 'H19.145.01');
  const ofAll = await samplesOf(database, null);
  const questions = people.flatMap((person) => questionsOf(person, person.hasInbox ? ofUnit : ofAll));
  for (const clients of [1, 8]) {
    if (values.statements) await forgetStatements(database);
    const times = await askInTurn(questions, { clients, turns });
    for (const [figure, all] of times) say(`${figure}.all`, { dossiers, clients, ...spread(all) });
    if (values.statements) await sayStatements(database, 'dossier-search', questions.length * turns, 12);
  }
} finally {
  await database.end();
}
