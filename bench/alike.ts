/*
 * Are unknown and forbidden answered alike, also in time? Asks in turn for what is there and not yours, and for what is not there,
 * over HTTP, and compares the two distributions.
 *
 *   npm run bench -- alike [--turns N]
 *
 * `telling` is how often a guess by time alone would be right: 0.5 is a coin. Nothing is asserted: what has to hold, statements
 * and rows, is in `packages/server/src/who-may/alike.test.ts`.
 */
import { parseArgs } from 'node:util';
import { FileId, listUnits, signIn, uploadFile, type Client } from '@dongbo/contract';
import {
  DossierId,
  getDossier,
  getDossierFile,
  getMyFile,
  lookUpDossier,
  takeInDossier,
} from '@dongbo/contract/procedures';
import pg from 'pg';
import { samplePdf } from '@dongbo/testing';
import { percentile, rounded, say } from './support/figures.ts';
import { startMeasuredServer } from './support/measured-server.ts';
import { copyAccounts, enter, stranger } from './support/people.ts';

const { values } = parseArgs({ options: { turns: { type: 'string', default: '400' } } });
const turns = Number(values.turns);
const procedureCode = '1.000656';
const pdf = samplePdf();

/** Milliseconds until an answer that must be no success. */
async function refused(ask: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  const succeeded = await ask().then(
    () => true,
    () => false,
  );
  if (succeeded) throw new Error('What should be refused was answered');
  return performance.now() - start;
}

/** Share of pairs in which the first is slower, ties half: 0.5 when the two cannot be told apart. */
function chanceToTell(first: readonly number[], second: readonly number[]): number {
  const all = [...first.map((ms) => ({ ms, own: true })), ...second.map((ms) => ({ ms, own: false }))];
  all.sort((a, b) => a.ms - b.ms);
  let seen = 0;
  let won = 0;
  for (const { own } of all) {
    if (own) won += seen;
    else seen += 1;
  }
  const share = won / (first.length * second.length);
  return Math.max(share, 1 - share);
}

type Ask = (turn: number) => Promise<unknown>;

/** Asks both in turn, each first as often as the other, so that neither has the warmer machine. */
async function compare(what: string, [there, nowhere]: readonly [Ask, Ask], count = turns): Promise<void> {
  const times: [number[], number[]] = [[], []];
  for (let turn = -20; turn < count; turn += 1) {
    const order = turn % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const);
    for (const which of order) {
      const ms = await refused(() => (which === 0 ? there : nowhere)(turn));
      if (turn >= 0) times[which].push(ms);
    }
  }
  const [known, unknown] = times;
  say('alike', {
    what,
    count,
    thereP50: rounded(percentile(known, 0.5), 2),
    nowhereP50: rounded(percentile(unknown, 0.5), 2),
    thereP95: rounded(percentile(known, 0.95), 2),
    nowhereP95: rounded(percentile(unknown, 0.95), 2),
    telling: rounded(chanceToTell(known, unknown), 3),
  });
}

async function takeInOne(counter: Client) {
  const { items } = await counter.call(listUnits, { q: 'Phường Trấn Biên' });
  const commune = items.find(({ kind, name }) => kind === 'commune' && name === 'Phường Trấn Biên');
  const unit = items.find(({ kind, parentId }) => kind === 'one-stop' && parentId === commune?.id);
  if (!unit) throw new Error('No one-stop unit of Trấn Biên');
  return await counter.call(takeInDossier, {
    procedureCode,
    receivingUnitId: unit.id,
    owner: { type: 'other', name: 'Hội minh họa', identityNumber: null, address: null, phone: null, email: null },
    papers: [],
    timeLimit: { unit: 'working-day', value: 3 },
  });
}

await using server = await startMeasuredServer();
const database = new pg.Client({ connectionString: server.database.superuserUrl });
await database.connect();
try {
  const { client: counter } = await enter(server.address, 'motcua.tranbien');
  const { client: foreign } = await enter(server.address, 'motcua.tamhiep');
  const { client: owner } = await enter(server.address, 'congdan1');
  const { client: citizen } = await enter(server.address, 'congdan2');
  const dossier = await takeInOne(counter);
  const mine = await owner.call(uploadFile, { name: 'a.pdf' }, { bytes: new Uint8Array(pdf) });
  const someDossier = () => DossierId.parse(crypto.randomUUID());
  const someFile = () => FileId.parse(crypto.randomUUID());

  await compare('dossier view', [
    () => foreign.call(getDossier, { dossierId: dossier.id }),
    () => foreign.call(getDossier, { dossierId: someDossier() }),
  ]);
  await compare('file of a dossier', [
    () => foreign.call(getDossierFile, { dossierId: dossier.id, fileId: someFile() }),
    () => foreign.call(getDossierFile, { dossierId: someDossier(), fileId: someFile() }),
  ]);
  await compare('file of a citizen', [
    () => citizen.call(getMyFile, { fileId: mine.id }),
    () => citizen.call(getMyFile, { fileId: someFile() }),
  ]);
  // Both are nowhere: a code of another day, and one of a unit that has none. A code that exists is answered, and may be.
  const nobody = stranger(server.address);
  await compare('look-up', [
    () => nobody.call(lookUpDossier, { code: dossier.code.replace(/-\d{4}$/, '-9999') }),
    () => nobody.call(lookUpDossier, { code: 'H19.999.01-200101-0001' }),
  ]);
  // Four tries each, so that nobody is locked.
  const accounts = await copyAccounts(database, 'congdan1', Math.ceil((turns + 20) / 4));
  const at = (turn: number): number => Math.floor((turn + 20) / 4);
  const password = 'not the password';
  await compare('sign-in', [
    (turn) => nobody.call(signIn, { username: accounts[at(turn)] ?? '', password }),
    (turn) => nobody.call(signIn, { username: `nobody.bench${at(turn)}`, password }),
  ]);
} finally {
  await database.end();
}
