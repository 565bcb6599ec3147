import {
  getDraft,
  getMyDossier,
  getProcedure,
  importProcedures,
  saveDraft,
  startDraft,
  submitDossier,
  type Draft,
} from '@dongbo/contract/procedures';
import { asSystem, type World } from '@dongbo/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeLine } from '../catalogue/exchange-line.fixture.ts';
import {
  oneStopCode,
  refusalOf,
  settlingWorld,
  tablesOf,
  unitIdOf,
  upload,
} from '../dossiers/settling-world.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const as = { as: 'congdan1' };
const answers = {
  applicant: {
    ownerType: 'citizen',
    ownerName: 'Nguyễn Thị Thử',
    ownerIdentityNumber: '075190000001',
    ownerBirthDate: { day: '1', month: '2', year: '1990' },
    ownerGender: 'female',
    ownerAddress: { communeCode: null, detail: '12 đường Thử Nghiệm' },
    ownerPhone: '0912 345 678',
    submitterRole: 'owner',
  },
  'general-request': { requestContent: 'Đề nghị giải quyết', declared: true },
};

async function filled(code: string): Promise<Draft> {
  const { id: draftId } = await world.call(startDraft, { procedureCode: code }, as);
  const draft = await world.call(getDraft, { draftId }, as);
  const [component] = draft.procedure.componentGroups.flatMap(({ items }) => items);
  const papers = [{ componentId: component?.id ?? '', fileIds: [await upload(world, 'congdan1')] }];
  const unitId = await unitIdOf(world, oneStopCode);
  const content = { unitId, answers, papers, returnMethod: 'online' as const };
  await world.call(saveDraft, { draftId, version: draft.version, ...content }, as);
  return await world.call(getDraft, { draftId }, as);
}
const submit = ({ id, version }: Draft) => world.call(submitDossier, { draftId: id, version, withoutPapers: true }, as);
const bring = (code: string, validFrom: string, changes: Record<string, unknown>) =>
  world.call(
    importProcedures,
    { lines: [makeLine({ code, name: 'Thủ tục thay đổi', ...changes })], validFrom },
    { as: asSystem },
  );

describe('a draft that is older than what is in force', () => {
  test('is filed under the version of the day of filing, with its papers under their names', async () => {
    await bring('9.000020', '2026-01-01', {});
    const draft = await filled('9.000020');
    await bring('9.000020', '2026-03-11', { legalBasis: [{ number: '1/2026/QH16', title: 'Luật mới' }] });
    const { versionId } = await world.call(getProcedure, { code: '9.000020' }, as);
    expect(versionId).not.toBe(draft.procedure.versionId);
    const { id: dossierId } = await submit(draft);
    const dossier = await world.call(getMyDossier, { dossierId }, as);
    expect(dossier.procedure.versionId).toBe(versionId);
    expect(dossier.papers).toMatchObject([{ name: 'Tờ khai', files: [{ name: 'giay-to.pdf' }] }]);
  });

  test('is refused when the procedure is abolished or no longer filed online, and stays', async () => {
    await bring('9.000021', '2026-01-01', {});
    const draft = await filled('9.000021');
    await bring('9.000021', '2026-03-11', {
      channels: [{ channel: 'DIRECT', processingTime: { value: 3, unit: 'WORKING_DAY' }, fees: [], description: null }],
    });
    expect((await refusalOf(submit(draft))).code).toBe('procedure.not-settled-here');
    await sql`update procedure_version v set valid_to = '2026-03-10' from procedure p
      where p.id = v.procedure_id and p.code = '9.000021' and v.valid_to is null`.execute(tablesOf(world));
    expect((await refusalOf(submit(draft))).code).toBe('procedure.not-settled-here');
    expect(
      (
        await world.call(
          saveDraft,
          { draftId: draft.id, version: draft.version, unitId: null, answers, papers: [], returnMethod: 'online' },
          as,
        )
      ).id,
    ).toBe(draft.id);
  });
});

describe('the same matter filed before', () => {
  test('is shown with its code, and filed again only when that is meant', async () => {
    await bring('9.000030', '2026-01-01', {});
    const first = await submit(await filled('9.000030'));
    const draft = await filled('9.000030');
    expect(await refusalOf(submit(draft))).toEqual({
      code: 'dossier.same-runs',
      facts: {
        dossierId: first.id,
        code: expect.stringMatching(/^H19\.145\.01-/),
        at: world.clock.now().toISOString(),
      },
    });
    const again = await world.call(
      submitDossier,
      { draftId: draft.id, version: draft.version, again: true, withoutPapers: true },
      as,
    );
    expect(again.id).not.toBe(first.id);
  });

  const withContent = async (code: string, changes: object): Promise<Draft> => {
    const draft = await filled(code);
    const content = { unitId: draft.unit?.id ?? null, answers: { ...answers, ...changes }, papers: [] };
    await world.call(saveDraft, { draftId: draft.id, version: draft.version, ...content, returnMethod: 'online' }, as);
    return await world.call(getDraft, { draftId: draft.id }, as);
  };
  const otherContent = { 'general-request': { requestContent: 'Đề nghị xem lại', declared: true } };
  const end = (id: string) =>
    sql`update dossier set step_id = null, state = 'withdrawn' where id = ${id}`.execute(tablesOf(world));

  test('is shown as long as it runs, whenever it was filed and whatever else its form tells', async () => {
    await bring('9.000031', '2026-01-01', {});
    const first = await submit(await filled('9.000031'));
    world.clock.advance(40 * 24 * 3_600_000);
    expect(await refusalOf(submit(await withContent('9.000031', otherContent)))).toMatchObject({
      code: 'dossier.same-runs',
      facts: { dossierId: first.id },
    });
    await end(first.id);
    expect(await refusalOf(submit(await withContent('9.000031', otherContent)))).toMatchObject({ code: 'done' });
  });

  test('is shown for a day where it has ended, and only with the same answers', async () => {
    await bring('9.000033', '2026-01-01', {});
    await end((await submit(await filled('9.000033'))).id);
    expect(await refusalOf(submit(await filled('9.000033')))).toMatchObject({ code: 'dossier.filed-before' });
    world.clock.advance(25 * 3_600_000);
    expect(await refusalOf(submit(await filled('9.000033')))).toMatchObject({ code: 'done' });
  });

  test('is nothing of another procedure', async () => {
    await bring('9.000032', '2026-01-01', {});
    await bring('9.000035', '2026-01-01', {});
    await submit(await filled('9.000032'));
    expect(await refusalOf(submit(await filled('9.000035')))).toMatchObject({ code: 'done' });
  });

  test('is also what a counter took in under the own number and name of the account', async () => {
    await bring('9.000034', '2026-01-01', {});
    const first = await submit(await filled('9.000034'));
    await sql`update dossier d set person_id = null, owner_name_folded = h.name_folded from person h
      where d.id = ${first.id} and h.identity_number = d.identity_number`.execute(tablesOf(world));
    expect(await refusalOf(submit(await withContent('9.000034', otherContent)))).toMatchObject({
      code: 'dossier.same-runs',
      facts: { dossierId: first.id },
    });
  });
});

describe('papers that lack', () => {
  const save = async (draft: Draft, papers: object[], paperCase: string | null = null): Promise<Draft> => {
    const content = { unitId: draft.unit?.id ?? null, answers, papers, paperCase, returnMethod: 'online' as const };
    await world.call(saveDraft, { draftId: draft.id, version: draft.version, ...content } as never, as);
    return await world.call(getDraft, { draftId: draft.id }, as);
  };
  const plain = ({ id, version }: Draft) => world.call(submitDossier, { draftId: id, version }, as);

  test('are named once, and filed without when that is meant', async () => {
    await bring('9.000040', '2026-01-01', {});
    const draft = await filled('9.000040');
    expect(await refusalOf(plain(draft))).toEqual({
      code: 'dossier.papers-missing',
      facts: { papers: 'Giấy chứng sinh' },
    });
    expect((await refusalOf(submit(draft))).code).toBe('done');
  });

  test('are not asked for when they are there, and what the procedure does not list keeps the words of the citizen', async () => {
    await bring('9.000041', '2026-01-01', {});
    const draft = await filled('9.000041');
    const [first, second] = draft.procedure.papers.papers.map(({ id }) => id);
    const files = await Promise.all([1, 2, 3].map(() => upload(world, 'congdan1')));
    const own = { componentId: 'own.1', name: '  Sổ hộ khẩu\tcũ ', fileIds: [files[2]] };
    const listed = [first, second].map((componentId, index) => ({
      componentId,
      name: 'Sổ đỏ',
      fileIds: [files[index]],
    }));
    const { id: dossierId } = await plain(await save(draft, [own, ...listed]));
    const dossier = await world.call(getMyDossier, { dossierId }, as);
    expect(dossier.papers.map(({ componentId, name }) => [componentId, name])).toEqual([
      [first, 'Tờ khai'],
      [second, 'Giấy chứng sinh'],
      ['own.1', 'Sổ hộ khẩu cũ'],
    ]);
  });

  test('are of the case that was chosen; while none is, any file is enough', async () => {
    const componentGroups = ['a) Đối với trường hợp cấp mới', 'b) Đối với trường hợp cấp lại'].map(
      (heading, index) => ({
        case: heading,
        items: [{ name: `Giấy tờ thứ ${index + 1}`, originals: 1, copies: 0, form: null }],
      }),
    );
    await bring('9.000042', '2026-01-01', { componentGroups });
    let draft = await save(await filled('9.000042'), []);
    expect((await refusalOf(plain(draft))).code).toBe('dossier.no-papers');
    const [, second] = draft.procedure.papers.cases.map(({ key }) => key);
    draft = await save(draft, [], second);
    expect(draft.paperCase).toBe(second);
    expect((await refusalOf(plain(draft))).facts).toEqual({ papers: 'Giấy tờ thứ 2' });
    const { id: dossierId } = await submit(draft);
    expect((await world.call(getMyDossier, { dossierId }, as)).paperCase).toBe(second);
  });
});

describe('a draft is kept as it is sent, except', () => {
  const save = async (changes: object) => {
    const draft = await filled('9.000033');
    const content = { unitId: null, answers, papers: [], returnMethod: 'online' as const, ...changes };
    return (await refusalOf(world.call(saveDraft, { draftId: draft.id, version: draft.version, ...content }, as))).code;
  };
  test('forms and papers that the procedure does not have, and a paper named twice', async () => {
    await bring('9.000033', '2026-01-01', {});
    expect(await save({ answers: { ...answers, 'of-nobody': { text: 'x'.repeat(1000) } } })).toBe('draft.unknown-form');
    const forged = 'BẢN CHÍNH Sổ đỏ số AB 123456 - đã đối chiếu';
    expect(await save({ papers: [{ componentId: forged, fileIds: [] }] })).toBe('component.unknown');
    expect(await save({ paperCase: 'zzz' })).toBe('component.unknown');
    const { procedure } = await filled('9.000033');
    const known = procedure.componentGroups[0]?.items[0]?.id ?? '';
    const twice = [known, known].map((componentId) => ({ componentId, fileIds: [] }));
    expect(await save({ papers: twice })).toBe('component.unknown');
    expect(await save({ papers: twice.slice(1) })).toBe('done');
    expect(await save({ papers: [{ componentId: 'own.1', fileIds: [] }] })).toBe('paper.name-missing');
    expect(await save({ papers: [{ componentId: 'desk.1', name: 'Sổ đỏ', fileIds: [] }] })).toBe('component.unknown');
    expect(await save({ papers: [{ componentId: 'own.10', name: 'Sổ đỏ', fileIds: [] }] })).toBe('component.unknown');
  });
});
