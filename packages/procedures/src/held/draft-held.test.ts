import { getDossierFile, getMyDossier, listDraftHeld, takeDraftHeld } from '@dongbo/contract/procedures';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventsOf, officials, refusalOf, takeIn, tablesOf } from '../dossiers/settling-world.fixture.ts';
import { askedPaper, draftFor, fileDraft, forOther, heldWorld, issueResult, keep, see } from './held-world.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await heldWorld();
});
afterAll(async () => await world[Symbol.asyncDispose]());

const offersOf = async (draftId: string, as = 'congdan1') => await world.call(listDraftHeld, { draftId }, { as });

test('what is held of whoever files is offered with source and day, used as the same bytes, and told to everybody who opens the dossier', async () => {
  const issued = await issueResult(world);
  const draft = await draftFor(world);
  const { offers, taken } = await offersOf(draft.id);
  expect(taken).toEqual([]);
  expect(offers).toEqual([
    {
      kind: 'result',
      componentId: askedPaper,
      heldInId: issued.id,
      heldComponentId: null,
      name: issued.result?.title,
      number: issued.result?.number,
      unitName: issued.competentUnit.name,
      at: issued.result?.signedAt,
      subject: null,
      files: 1,
    },
  ]);
  const wanted = { draftId: draft.id, heldInId: issued.id, heldComponentId: null, componentId: askedPaper };
  const first = await world.call(takeDraftHeld, wanted, { as: 'congdan1' });
  const again = await world.call(takeDraftHeld, wanted, { as: 'congdan1' });
  expect(again).toEqual(first);
  const [file] = first.files;
  expect(file?.sha256).toBe(issued.result?.file?.sha256);
  expect(file?.id).not.toBe(issued.result?.file?.id);

  const kept = await keep(world, { draftId: draft.id, fileIds: first.files.map(({ id }) => id) });
  expect((await offersOf(draft.id)).taken).toEqual([{ fileId: file?.id, source: first.source }]);
  const filed = await fileDraft(world, kept);
  const paper = { componentId: askedPaper, digitisation: 'reused-result', source: first.source, files: [file] };
  expect(filed.papers).toMatchObject([paper]);
  const seen = await see(world, filed.id, officials.counter);
  expect(seen.papers).toMatchObject([paper]);
  const told = seen.timeline.find(({ type }) => type === 'procedures.paper-reused');
  expect(told?.note).toContain(`số ${issued.result?.number}`);
  expect((await world.call(getMyDossier, { dossierId: filed.id }, { as: 'congdan1' })).timeline).toContainEqual(
    expect.objectContaining({ type: 'procedures.paper-reused', note: told?.note }),
  );
  expect((await eventsOf(world, filed.id)).map(({ type }) => type)).toEqual(['dossier-submitted', 'paper-reused']);
  await world.call(getDossierFile, { dossierId: filed.id, fileId: file?.id ?? '' }, { as: officials.counter });

  const rows = await tablesOf(world).selectFrom('file').select(['id', 'storage_key']).execute();
  const keyOf = (id: string | undefined) => rows.find((row) => row.id === id)?.storage_key;
  expect(keyOf(file?.id)).toBe(keyOf(issued.result?.file?.id));
  expect(await tablesOf(world).selectFrom('held_copy').selectAll().execute()).toMatchObject([
    { file_id: file?.id, source_dossier_id: issued.id, source_component_id: null, number: issued.result?.number },
  ]);
});

test('nobody is offered what is held of somebody else, and whoever files for another is offered nothing', async () => {
  const issued = await issueResult(world);
  const wanted = (draftId: string) => ({
    draftId,
    heldInId: issued.id,
    heldComponentId: null,
    componentId: askedPaper,
  });
  const other = await draftFor(world, 'congdan2');
  expect((await offersOf(other.id, 'congdan2')).offers).toEqual([]);
  const take = async (draftId: string, as: string) =>
    (await refusalOf(world.call(takeDraftHeld, wanted(draftId), { as }))).code;
  expect(await take(other.id, 'congdan2')).toBe('paper.not-held');
  const mandate = await draftFor(world, 'congdan1', forOther);
  expect((await offersOf(mandate.id)).offers).toEqual([]);
  expect(await take(mandate.id, 'congdan1')).toBe('paper.not-held');
  expect((await refusalOf(offersOf(mandate.id, 'congdan2'))).code).toBe('not-found');
  expect(await take(mandate.id, 'congdan2')).toBe('not-found');
});

test('what is not issued yet is not held, and answers no paper that nobody said it answers', async () => {
  const running = await takeIn(world);
  const draft = await draftFor(world);
  const { offers } = await offersOf(draft.id);
  expect(offers.map(({ heldInId }) => heldInId)).not.toContain(running.id);
  const [one] = offers;
  const wanted = { draftId: draft.id, heldInId: one?.heldInId ?? '', heldComponentId: null, componentId: 'g1.c1' };
  expect((await refusalOf(world.call(takeDraftHeld, wanted, { as: 'congdan1' }))).code).toBe('paper.not-held');
});

test('what was taken by somebody and attached by nobody is of no use to another', async () => {
  const issued = await issueResult(world);
  const mine = await draftFor(world);
  const wanted = { draftId: mine.id, heldInId: issued.id, heldComponentId: null, componentId: askedPaper };
  const { files } = await world.call(takeDraftHeld, wanted, { as: 'congdan1' });
  const other = await draftFor(world, 'congdan2');
  const stolen = keep(world, { draftId: other.id, as: 'congdan2', fileIds: files.map(({ id }) => id) });
  expect((await refusalOf(stolen)).code).toBe('file.unknown');
});

test('of what was cancelled after it was taken, whoever files reads which paper it is, and files without it', async () => {
  const issued = await issueResult(world);
  const draft = await draftFor(world);
  const wanted = { draftId: draft.id, heldInId: issued.id, heldComponentId: null, componentId: askedPaper };
  const { files } = await world.call(takeDraftHeld, wanted, { as: 'congdan1' });
  const kept = await keep(world, { draftId: draft.id, fileIds: files.map(({ id }) => id) });
  await tablesOf(world).updateTable('dossier').set({ result_mark: 'cancelled' }).where('id', '=', issued.id).execute();
  expect(await refusalOf(fileDraft(world, kept))).toMatchObject({
    code: 'paper.held-no-more',
    facts: { papers: issued.result?.title },
  });
  const without = await keep(world, { draftId: draft.id, fileIds: [] });
  expect((await fileDraft(world, without)).papers).toEqual([]);
});
