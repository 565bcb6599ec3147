import type { CallOf } from '@dongbo/contract';
import {
  getBatch,
  getBatchFile,
  getDossier,
  getProcedure,
  listBatches,
  previewBatch,
  requestSupplement,
  startBatch,
  type BatchAct,
  type BatchId,
  type Dossier,
} from '@dongbo/contract/procedures';
import { runJob } from '@dongbo/kernel';
import type { World } from '@dongbo/testing';
import { sql } from 'kysely';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  act,
  bringTo,
  eventsOf,
  fileOnline,
  minutePasses,
  officials,
  oneStopCode,
  owner,
  personIdOf,
  procedures,
  refusalOf,
  settlingWorld,
  tablesOf,
  takeIn,
  unitIdOf,
} from '../dossiers/settling-world.fixture.ts';
import { doMany } from './run-batch.ts';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

type Seen = Pick<Dossier, 'id' | 'version'>;
const on = ({ id, version }: Seen) => ({ dossierId: id, version });
const counter = { as: officials.counter };

const start = async (
  actName: BatchAct,
  pile: readonly Seen[],
  as: string = officials.counter,
  more: Partial<CallOf<typeof startBatch>> = {},
  requestId: string = crypto.randomUUID(),
): Promise<BatchId> =>
  (await world.call(startBatch, { act: actName, dossiers: pile.map(on), ...more }, { as, requestId })).id;

const outcomesOf = async (batchId: BatchId, as: string = officials.counter) =>
  (await world.call(getBatch, { batchId }, { as })).items.map(({ outcome }) => outcome);

const choice = async (actName: BatchAct, pile: readonly Seen[], as: string = officials.counter) => {
  const { choices } = await world.call(previewBatch, { dossierIds: pile.map(({ id }) => id).join(',') }, { as });
  return choices.find((one) => one.act === actName);
};

let filed = 0;

/** An online dossier of a matter of its own, which lacks nothing. */
async function online(code: string = procedures.economy): Promise<Dossier> {
  const { id: dossierId } = await fileOnline(world, code);
  const { papers } = await world.call(getProcedure, { code }, counter);
  const all = papers.papers.map(({ id: componentId, name }) => ({ componentId, name, fileIds: [] }));
  const number = `075190000${(filed += 1) + 100}`;
  // All are of one citizen, who has handed in one paper: told apart by numbers, and completed.
  await tablesOf(world)
    .updateTable('dossier')
    .set({
      identity_number: number,
      owner: sql`jsonb_set(owner, '{identityNumber}', to_jsonb(${number}::text))`,
      papers: JSON.stringify(all.map((paper) => ({ ...paper, originals: 1, certifiedCopies: 0, photocopies: 0 }))),
    })
    .where('id', '=', dossierId)
    .execute();
  return await world.call(getDossier, { dossierId }, counter);
}

const receptions = async ({ id }: Seen): Promise<number> =>
  (await eventsOf(world, id)).filter(({ type }) => type === 'dossier-received').length;

describe('receiving', () => {
  test('receives what lacks nothing, each as a write of its own in the name of who asked', async () => {
    const pile = [await online(), await online(), await online()];
    expect(await choice('receive', pile)).toMatchObject({ able: pile.map(({ id }) => id), notAble: [] });
    minutePasses(world);
    const batchId = await start('receive', pile);
    await world.drain();
    expect(await world.call(getBatch, { batchId }, counter)).toMatchObject({
      state: 'ended',
      total: 3,
      done: 3,
      refused: 0,
    });
    for (const { id } of pile) {
      expect(await world.call(getDossier, { dossierId: id }, counter)).toMatchObject({ state: 'in-progress' });
      const audit = await tablesOf(world)
        .selectFrom('audit_entry')
        .select(['actor_name', 'outcome', 'request_id'])
        .where('subject_id', '=', id)
        .where('operation', '=', 'procedures.dossier.receive')
        .execute();
      expect(audit).toHaveLength(1);
      expect(audit[0]).toMatchObject({ outcome: 'done', request_id: expect.any(String) });
    }
  });

  test('what lies here twice, what waits for an answer and what is received already is refused and says why', async () => {
    const good = await online();
    const lacking = await fileOnline(world, procedures.economy);
    const same = await online();
    await tablesOf(world)
      .updateTable('dossier')
      .set({
        identity_number: good.owner.identityNumber,
        owner: sql`(select owner from dossier o where o.id = ${good.id}::uuid)`,
      })
      .where('id', '=', same.id)
      .execute();
    const asked = await online();
    minutePasses(world);
    await world.call(
      requestSupplement,
      {
        ...on(asked),
        reason: 'Thiếu',
        items: [{ kind: 'paper', componentId: 'desk.1', name: 'Giấy ủy quyền', wanted: 'Bản chính' }],
      },
      counter,
    );
    const waiting = await world.call(getDossier, { dossierId: asked.id }, counter);
    const received = await takeIn(world);
    const gone = { id: crypto.randomUUID(), version: 1 } as Seen;
    const batchId = await start('receive', [good, lacking, same, waiting, received, gone]);
    await world.drain();
    expect(await outcomesOf(batchId)).toEqual([
      // Of two of the same matter neither is received unread.
      'batch.same-matter',
      'batch.papers-lack',
      'batch.same-matter',
      'dossier.waits-for-supplement',
      'dossier.not-waiting-for-reception',
      'not-found',
    ]);
    for (const one of [good, same, waiting]) expect(await receptions(one)).toBe(0);
  });

  test('the limit that the source does not state is asked for once, and holds for all dossiers of the procedure', async () => {
    const pile = [await online(procedures.silent), await online(), await online(procedures.silent)];
    const silent = [pile[0]?.id, pile[2]?.id];
    expect(await choice('receive', pile)).toMatchObject({
      able: [pile[1]?.id],
      notAble: [],
      limits: [
        {
          procedureCode: procedures.silent,
          procedureName: 'Thủ tục không ghi đơn vị thời hạn',
          dossierIds: silent,
        },
      ],
    });
    minutePasses(world);
    const unnamed = await start('receive', pile.slice(0, 1));
    await world.drain();
    expect(await outcomesOf(unnamed)).toEqual(['dossier.time-limit-needed']);
    const limitOf = (value: number) => ({
      limits: [{ procedureCode: procedures.silent, limit: { unit: 'working-day', value } as const }],
    });
    // The source says 7 of something: half a year is a slip of the hand.
    const implausible = await start('receive', pile.slice(0, 1), officials.counter, limitOf(180));
    await world.drain();
    expect(await outcomesOf(implausible)).toEqual(['dossier.time-limit-implausible']);
    const batchId = await start('receive', pile, officials.counter, limitOf(7));
    await world.drain();
    expect(await outcomesOf(batchId)).toEqual(['done', 'done', 'done']);
    const limits = [];
    for (const { id } of pile) limits.push((await world.call(getDossier, { dossierId: id }, counter)).clock);
    expect(limits).toMatchObject([
      { limit: { unit: 'working-day', value: 7 }, limitBy: 'officer' },
      // What the procedure states is not touched by what is named for another.
      { limit: { unit: 'working-day', value: 3 }, limitBy: 'procedure' },
      { limit: { unit: 'working-day', value: 7 }, limitBy: 'officer' },
    ]);
  });

  test('a version that is old is refused alone', async () => {
    const old = await online();
    const batchId = await start('receive', [{ ...old, version: old.version - 1 }, await online()]);
    await world.drain();
    expect(await outcomesOf(batchId)).toEqual(['dossier.changed-meanwhile', 'done']);
  });
});

describe('a batch that is cut off', () => {
  test('goes on where it stopped: what was done and not noted is not done again', async () => {
    const pile = [await online(), await online(), await online()];
    const batchId = await start('receive', pile);
    await world.drain();
    // As a worker leaves it that is killed between the write of the second and the note of its outcome.
    const db = tablesOf(world);
    await db.updateTable('batch').set({ state: 'running', ended_at: null }).where('id', '=', batchId).execute();
    await db
      .updateTable('batch_item')
      .set({ outcome: null })
      .where('batch_id', '=', batchId)
      .where('ordinal', '>', 1)
      .execute();
    await runJob(world.worker, doMany, { space: 'official', payload: { batchId } });
    expect(await outcomesOf(batchId)).toEqual(['done', 'done', 'done']);
    for (const dossier of pile) expect(await receptions(dossier)).toBe(1);
  });

  test('two workers that have the same batch at once do each dossier once', async () => {
    const pile = [await online(), await online(), await online(), await online()];
    const batchId = await start('receive', pile);
    const job = { space: 'official', payload: { batchId } };
    await Promise.allSettled([runJob(world.worker, doMany, job), runJob(world.worker, doMany, job)]);
    await world.drain();
    expect(await outcomesOf(batchId)).toEqual(['done', 'done', 'done', 'done']);
    for (const dossier of pile) expect(await receptions(dossier)).toBe(1);
  });

  test('the same request twice is one batch', async () => {
    const pile = [await online()];
    const requestId = crypto.randomUUID();
    const first = await start('receive', pile, officials.counter, {}, requestId);
    expect(await start('receive', pile, officials.counter, {}, requestId)).toBe(first);
    await world.drain();
    expect((await world.call(listBatches, {}, counter)).items.filter(({ id }) => id === first)).toHaveLength(1);
  });

  test('more than fit into one run go on in the next', async () => {
    const pile = await Promise.all(Array.from({ length: 23 }, async () => await takeIn(world)));
    const batchId = await start('print-control-slip', pile.slice(0, 1));
    const many = await start('receive', pile);
    await world.drain();
    expect(await outcomesOf(batchId)).toEqual(['done']);
    expect(await outcomesOf(many)).toEqual(pile.map(() => 'dossier.not-waiting-for-reception'));
  });
});

describe('two officers at once', () => {
  test('each dossier is received by one of them', async () => {
    const person_id = await personIdOf(world, officials.second);
    const unit_id = await unitIdOf(world, oneStopCode);
    const valid_from = world.clock.now();
    await tablesOf(world)
      .insertInto('role_grant')
      .values({ id: crypto.randomUUID(), person_id, role_key: 'counter-officer', unit_id, valid_from })
      .execute();
    const pile = [await online(), await online(), await online()];
    const mine = await start('receive', pile);
    const theirs = await start('receive', pile.toReversed(), officials.second);
    await world.drain();
    const all = [...(await outcomesOf(mine)), ...(await outcomesOf(theirs, officials.second))];
    expect(all.filter((outcome) => outcome === 'done')).toHaveLength(3);
    for (const dossier of pile) expect(await receptions(dossier)).toBe(1);
  });
});

describe('sending on', () => {
  test('takes the one way on from the step, and says what instead where there is none', async () => {
    const written = await bringTo(world, await takeIn(world), 'written');
    const unwritten = await bringTo(world, await takeIn(world), 'processing');
    const assignment = await takeIn(world);
    const pile = [written, unwritten, assignment];
    expect(await choice('forward', pile, officials.specialist)).toMatchObject({
      able: [written.id],
      steps: [{ name: { vi: 'Trình lãnh đạo phòng' }, count: 1 }],
      notAble: [
        { dossierId: unwritten.id, code: 'result.missing' },
        { dossierId: assignment.id, code: 'batch.needs-person' },
      ],
    });
    minutePasses(world);
    const batchId = await start('forward', pile, officials.specialist);
    await world.drain();
    expect(await outcomesOf(batchId, officials.specialist)).toEqual(['done', 'result.missing', 'batch.needs-person']);
    const after = await world.call(getDossier, { dossierId: written.id }, counter);
    expect(after.step?.id).toBe('review');
  });

  test('nobody signs by the pile', async () => {
    const dossier = await bringTo(world, await takeIn(world), 'approval');
    expect(await choice('forward', [dossier], officials.leader)).toMatchObject({
      able: [],
      notAble: [{ code: 'batch.one-by-one' }],
    });
  });

  test('the step of another role is refused, and the choice is not even named to who may not at all', async () => {
    const dossier = await bringTo(world, await takeIn(world), 'review');
    expect(await choice('forward', [dossier], officials.specialist)).toMatchObject({ able: [] });
    expect(await choice('receive', [dossier], officials.specialist)).toBeUndefined();
  });
});

describe('handing over', () => {
  test('several results go to one who stands there, with name and number on each', async () => {
    const pile = [
      await bringTo(world, await takeIn(world), 'handover'),
      await bringTo(world, await takeIn(world), 'handover'),
    ];
    const early = await takeIn(world);
    minutePasses(world);
    const batchId = await start('hand-over', [...pile, early], officials.counter, {
      receiver: 'mandate',
      receiverName: 'Bưu tá Minh Họa',
      receiverNumber: '075190000077',
      mandateSeen: true,
    });
    await world.drain();
    expect(await outcomesOf(batchId)).toEqual(['done', 'done', 'batch.not-at-hand-over']);
    const results = await tablesOf(world)
      .selectFrom('result')
      .select(['receiver_name', 'receiver_number'])
      .where(
        'dossier_id',
        'in',
        pile.map(({ id }) => id),
      )
      .execute();
    expect(results).toEqual(pile.map(() => ({ receiver_name: 'Bưu tá Minh Họa', receiver_number: '075190000077' })));
  });

  test('the owner takes their own alone: results of several need a mandate', async () => {
    const own = { ...owner, identityNumber: '075190000801' };
    const atEnd = async (of: typeof own) => await bringTo(world, await takeIn(world, { owner: of }), 'handover');
    const pile = [await atEnd(own), await atEnd(own)];
    const others = await atEnd({ ...own, identityNumber: '075190000802' });
    minutePasses(world);
    const toOwner = { receiver: 'owner' } as const;
    expect(await choice('hand-over', [...pile, others])).toMatchObject({ takers: { owners: 2, owner: null } });
    expect(await choice('hand-over', pile)).toMatchObject({
      takers: { owners: 1, owner: own.name, submitter: null },
    });
    const refused = await refusalOf(start('hand-over', [...pile, others], officials.counter, toOwner));
    expect(refused.code).toBe('batch.several-owners');
    const batchId = await start('hand-over', pile, officials.counter, toOwner);
    await world.drain();
    expect(await outcomesOf(batchId)).toEqual(['done', 'done']);
  });

  test('who handed all of them in takes all of them, of whomever they are', async () => {
    const by = { submitterName: 'Trần Thị Nộp Thay', submitterIdentityNumber: '075190000901' } as const;
    const atEnd = async (identityNumber: string, more: object = by) =>
      await bringTo(world, await takeIn(world, { owner: { ...owner, identityNumber }, ...more }), 'handover');
    const pile = [await atEnd('075190000803'), await atEnd('075190000804')];
    const own = await atEnd('075190000805', {});
    expect(await choice('hand-over', pile)).toMatchObject({
      takers: { owners: 2, owner: null, submitter: by.submitterName },
    });
    expect(await choice('hand-over', [...pile, own])).toMatchObject({ takers: { owners: 3, submitter: null } });
    const toSubmitter = { receiver: 'submitter' } as const;
    minutePasses(world);
    const refused = await refusalOf(start('hand-over', [...pile, own], officials.counter, toSubmitter));
    expect(refused.code).toBe('batch.no-one-submitter');
    const batchId = await start('hand-over', pile, officials.counter, toSubmitter);
    await world.drain();
    expect(await outcomesOf(batchId)).toEqual(['done', 'done']);
    const results = await tablesOf(world)
      .selectFrom('result')
      .select(['receiver_name'])
      .where(
        'dossier_id',
        'in',
        pile.map(({ id }) => id),
      )
      .execute();
    expect(results).toEqual(pile.map(() => ({ receiver_name: by.submitterName })));
  });

  test.each([
    ['nobody named', {}, 'dossier.receiver-missing'],
    [
      'a mandate without its paper',
      { receiver: 'mandate', receiverName: 'A', receiverNumber: '1' },
      'dossier.mandate-missing',
    ],
  ] as const)('%s is refused whole', async (_, more, code) => {
    const dossier = await takeIn(world);
    expect((await refusalOf(start('hand-over', [dossier], officials.counter, more))).code).toBe(code);
  });
});

describe('printing', () => {
  test('makes one PDF of what is there, in the order that was asked, and reads each as who asked', async () => {
    const pile = [await takeIn(world), await takeIn(world)];
    const waiting = await online();
    await world.drain();
    const batchId = await start('print-receipt', [...pile, waiting]);
    expect((await refusalOf(world.call(getBatchFile, { batchId }, counter))).code).toBe('batch.not-ready');
    await world.drain();
    expect(await outcomesOf(batchId)).toEqual(['done', 'done', 'letter.not-there-yet']);
    const file = await world.call(getBatchFile, { batchId }, counter);
    const bytes: Uint8Array[] = [];
    if (file.bytes instanceof Uint8Array) bytes.push(file.bytes);
    else for await (const piece of file.bytes) bytes.push(piece);
    const pdf = await PDFDocument.load(Buffer.concat(bytes));
    expect(pdf.getPageCount()).toBeGreaterThanOrEqual(2);
    const read = await tablesOf(world)
      .selectFrom('audit_entry')
      .select('subject_id')
      .where('operation', '=', 'procedures.dossier.letter')
      .where(
        'subject_id',
        'in',
        pile.map(({ id }) => id),
      )
      .execute();
    expect(read).toHaveLength(2);
  });

  test('of results one has to be signed', async () => {
    const signed = await bringTo(world, await takeIn(world), 'handover');
    const early = await takeIn(world);
    const batchId = await start('print-result', [signed, early], officials.clerk);
    await world.drain();
    expect(await outcomesOf(batchId, officials.clerk)).toEqual(['done', 'letter.not-there-yet']);
  });
});

describe('whose it is', () => {
  test('nobody sees the batch of somebody else, or what was printed', async () => {
    const batchId = await start('print-receipt', [await takeIn(world)]);
    await world.drain();
    for (const read of [getBatch, getBatchFile])
      expect((await refusalOf(world.call(read, { batchId }, { as: officials.clerk }))).code).toBe('not-found');
  });

  test('another body learns nothing of the dossiers', async () => {
    const dossier = await takeIn(world);
    const other = 'truongphong.tamhiep';
    const { choices } = await world.call(previewBatch, { dossierIds: dossier.id }, { as: other });
    for (const one of choices)
      expect(one).toMatchObject({
        able: [],
        notAble: [{ dossierId: dossier.id, code: 'not-found' }],
        limits: [],
        takers: null,
      });
    const batchId = await start('print-receipt', [dossier], other);
    await world.drain();
    expect(await world.call(getBatch, { batchId }, { as: other })).toMatchObject({
      items: [{ code: '', outcome: 'not-found' }],
      hasFile: false,
    });
  });

  test.each(['kiemtoan', 'congdan1'])('%s may not', async (as) => {
    const dossier = await takeIn(world);
    expect((await refusalOf(start('print-receipt', [dossier], as))).code).toBe('not-allowed');
  });
});

describe('how many', () => {
  test('no more at once than the limit says, and nothing twice', async () => {
    const dossier = await takeIn(world);
    expect((await refusalOf(start('forward', [dossier, dossier]))).code).toBe('batch.named-twice');
    const large = { ...dossier, id: dossier.id.toUpperCase() as typeof dossier.id };
    expect((await refusalOf(start('forward', [dossier, large]))).code).toBe('batch.named-twice');
    const many = Array.from({ length: 61 }, () => ({ id: crypto.randomUUID(), version: 1 }) as unknown as Seen);
    expect(await refusalOf(start('print-control-slip', many))).toEqual({ code: 'batch.too-many', facts: { most: 60 } });
  });

  test('no more unfinished ones than the limit says where all begin at once', async () => {
    const dossier = await takeIn(world);
    const tries = Array.from({ length: 8 }, async () => await start('print-receipt', [dossier], officials.leader));
    const begun = (await Promise.allSettled(tries)).filter(({ status }) => status === 'fulfilled');
    expect(begun).toHaveLength(3);
  });

  test('no more unfinished ones than the limit says', async () => {
    const dossier = await takeIn(world);
    for (let count = 0; count < 3; count += 1) await start('print-receipt', [dossier], officials.head);
    const more = await refusalOf(start('print-receipt', [dossier], officials.head));
    expect(more).toEqual({ code: 'batch.too-many-unfinished', facts: { most: 3 } });
    await world.drain();
    await start('print-receipt', [dossier], officials.head);
    await world.drain();
  });
});

test('a dossier that came back to the counter is not received unread', async () => {
  const dossier = await act(world, officials.head, await takeIn(world), { action: 'return', reason: 'Sai phòng' });
  expect(await choice('receive', [dossier])).toMatchObject({ notAble: [{ code: 'batch.look-at-it' }] });
});
