import {
  getDossier,
  getDraft,
  getMyDossier,
  importProcedures,
  receiveDossier,
  saveDraft,
  startDraft,
  submitDossier,
  type RawAnswers,
  type ReturnMethod,
} from '@dongbo/contract/procedures';
import { findLetter } from '@dongbo/kernel';
import { asSystem, type World } from '@dongbo/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeLine } from '../catalogue/exchange-line.fixture.ts';
import {
  officials,
  oneStopCode,
  procedures,
  refusalOf,
  settlingWorld,
  tablesOf,
  unitIdOf,
} from '../dossiers/settling-world.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
  // Monday after the versions of the forms that ask for whom it is filed.
  world.clock.set('2026-11-30T09:00:00+07:00');
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const citizen = 'congdan2';
const holder = { name: 'Đỗ Quốc Khải', number: '075085000002' };
const contact = { ownerAddress: { communeCode: null, detail: '12 đường Thử Nghiệm' }, ownerPhone: '0912 345 678' };
const own = { filedFor: 'self', ownerGender: 'male', ...contact };
const other = {
  filedFor: 'other',
  mandate: 'authorised',
  ownerType: 'citizen',
  ownerName: 'Trần Thị Bưởi',
  ownerIdentityNumber: '075185000121',
  ownerBirthDate: '1985',
  ownerGender: 'female',
  ...contact,
};
const minor = { ownerBirthDate: '2015', ownerIdentityNumber: '075315000121' };
let asked = 0;
const request = () => ({ requestContent: `Đề nghị giải quyết ${(asked += 1)}`, declared: true });

async function prepared(
  applicant: object,
  procedureCode: string = procedures.economy,
  more: RawAnswers = {},
  returnMethod: ReturnMethod = 'one-stop',
) {
  const as = { as: citizen };
  const { id: draftId, version } = await world.call(startDraft, { procedureCode, another: true }, as);
  const answers = {
    applicant: { ...applicant },
    ...(Object.keys(more).length > 0 ? more : { 'general-request': request() }),
  };
  const content = {
    unitId: await unitIdOf(world, oneStopCode),
    answers,
    papers: [],
    returnMethod,
  };
  const saved = await world.call(saveDraft, { draftId, version, ...content }, as);
  return { draftId, version: saved.version };
}
const submit = (draft: { draftId: string; version: number }) =>
  world.call(submitDossier, { ...draft, again: true, withoutPapers: true }, { as: citizen });
const problemsIn = ({ facts }: { readonly facts?: unknown }): unknown => Object(facts).problems;
const filed = async (applicant: object) => {
  const { id: dossierId } = await submit(await prepared(applicant));
  return await world.call(getDossier, { dossierId }, { as: officials.counter });
};

describe('filed for oneself', () => {
  test('name, number and date of birth are those of the account, whatever the browser leaves out', async () => {
    const dossier = await filed(own);
    expect(dossier).toMatchObject({
      owner: { type: 'citizen', name: holder.name, identityNumber: holder.number, phone: '+84912345678' },
      submitterName: holder.name,
      identityWarnings: [],
    });
    const rows = dossier.answers.flatMap((section) => section.rows.map(({ value }) => value));
    expect(rows).toContain('14/03/1985');
  });

  test('somebody else’s name or number in the account’s place is refused with the field', async () => {
    const typed = { ...own, ownerName: 'Trần Thị Bưởi', ownerIdentityNumber: '075185000121' };
    const refusal = await refusalOf(submit(await prepared(typed)));
    expect(refusal.code).toBe('dossier.answers-incomplete');
    expect(problemsIn(refusal)).toMatchObject([
      { form: 'applicant', field: 'ownerName', code: 'differs-from-account' },
      { form: 'applicant', field: 'ownerIdentityNumber', code: 'differs-from-account' },
    ]);
  });

  test('what the form hides for oneself counts nowhere: nobody becomes the owner by an answer of before', async () => {
    const stale = { ...own, mandate: 'organisation', ownerOrganisationName: 'Công ty Thử' };
    for (const ownerType of ['enterprise', 'organisation', 'other']) {
      const typed = { ...stale, ownerType, ownerName: 'Trần Thị Bưởi', ownerIdentityNumber: '075185000121' };
      const refusal = await refusalOf(submit(await prepared(typed)));
      expect(problemsIn(refusal)).toMatchObject([
        { field: 'ownerName', code: 'differs-from-account' },
        { field: 'ownerIdentityNumber', code: 'differs-from-account' },
      ]);
      const dossier = await filed({ ...stale, ownerType });
      expect(dossier).toMatchObject({
        owner: { type: 'citizen', name: holder.name, identityNumber: holder.number },
        submitterName: holder.name,
      });
    }
  });

  test('another gender than the number says is let through, and the official sees it', async () => {
    expect((await filed({ ...own, ownerGender: 'female' })).identityWarnings).toEqual(['identity-gender-differs']);
  });
});

describe('filed for somebody else', () => {
  test('needs a mandate', async () => {
    const { mandate: _none, ...rest } = other;
    const refusal = await refusalOf(submit(await prepared(rest)));
    expect(problemsIn(refusal)).toContainEqual(expect.objectContaining({ field: 'mandate', code: 'required' }));
  });

  test('the account’s holder is the submitter on dossier, copy and receipt, whoever was typed', async () => {
    const refusal = await refusalOf(submit(await prepared({ ...other, submitterName: 'Lê Văn Nộp' })));
    expect(problemsIn(refusal)).toMatchObject([{ field: 'submitterName', code: 'differs-from-account' }]);
    const dossier = await filed(other);
    expect(dossier).toMatchObject({ owner: { name: 'Trần Thị Bưởi' }, submitterName: holder.name });
    const timeLimit = { unit: 'working-day' as const, value: 3 };
    const on = { dossierId: dossier.id, version: dossier.version };
    await world.call(
      receiveDossier,
      { ...on, ...(dossier.needsTimeLimit ? { timeLimit } : {}) },
      { as: officials.counter },
    );
    const receipt = await findLetter(tablesOf(world), { subjectId: dossier.id, form: 'receipt' });
    expect(Object(receipt?.content.data).submitter).toMatchObject({ name: holder.name, identityNumber: holder.number });
    const copy = await findLetter(tablesOf(world), { subjectId: dossier.id, form: 'submission-copy' });
    expect(Object(copy?.content.data).submitterName).toBe(holder.name);
  });

  test('with the number of the account it is no other person', async () => {
    const refusal = await refusalOf(submit(await prepared({ ...other, ownerIdentityNumber: holder.number })));
    expect(problemsIn(refusal)).toMatchObject([{ field: 'ownerIdentityNumber', code: 'same-as-other' }]);
  });

  test('a parent is not asked what kind of owner the child is', async () => {
    const { ownerType: _none, ...child } = { ...other, mandate: 'parent', ...minor };
    expect((await filed(child)).owner.type).toBe('citizen');
  });

  test.each([
    ['1950', ['of-age']],
    ['2007', ['of-age']],
    ['11/2008', []],
    ['2008', []],
    ['30/11/2008', ['of-age']],
    ['01/12/2008', []],
  ])('a parent files for a minor: born %s, %j', async (ownerBirthDate, codes) => {
    const { ownerType: _none, ownerIdentityNumber: _number, ...child } = { ...other, mandate: 'parent' };
    const paper = { ownerIdentityPaper: 'none', ownerNoNumberReason: 'chưa cấp', ownerBirthDate };
    const outcome = await refusalOf(submit(await prepared({ ...child, ...paper })));
    const problems: { code: string }[] = Object(outcome.facts).problems ?? [];
    expect(outcome.code).toBe(codes.length > 0 ? 'dossier.answers-incomplete' : 'done');
    expect(problems.map(({ code }) => code)).toEqual(codes);
  });

  test('nobody is of an organisation for a person', async () => {
    const refusal = await refusalOf(submit(await prepared({ ...other, mandate: 'organisation' })));
    expect(problemsIn(refusal)).toMatchObject([{ field: 'ownerType', code: 'not-with-other' }]);
  });

  test('a guardian or legal representative has to prove it, and the official sees that', async () => {
    expect((await filed({ ...other, mandate: 'legal-representative' })).identityWarnings).toEqual(['to-prove']);
  });

  test('of the same name as the account’s holder stays another person, on the receipt too', async () => {
    const namesake = { ...other, ownerName: holder.name, ownerIdentityNumber: '075085000123', ownerGender: 'male' };
    const dossier = await filed({ ...namesake, submitterPhone: '0987 654 321' });
    const timeLimit = { unit: 'working-day' as const, value: 3 };
    const on = { dossierId: dossier.id, version: dossier.version };
    await world.call(
      receiveDossier,
      { ...on, ...(dossier.needsTimeLimit ? { timeLimit } : {}) },
      { as: officials.counter },
    );
    const receipt = await findLetter(tablesOf(world), { subjectId: dossier.id, form: 'receipt' });
    expect(Object(receipt?.content.data).submitter).toMatchObject({
      name: holder.name,
      identityNumber: holder.number,
      phone: '0987 654 321',
    });
  });

  test('a year of birth that the number contradicts is shown to the official', async () => {
    expect((await filed({ ...other, ownerBirthDate: '1990' })).identityWarnings).toEqual([
      'identity-birth-year-differs',
    ]);
  });
});

test('a mother named otherwise than the applicant who says that she is the mother is shown to the official', async () => {
  const birth = {
    requesterRelation: 'father',
    childName: 'Đỗ Thử',
    childGender: 'male',
    childNationality: 'VN',
    childEthnicGroup: '01',
    childBirthDate: '20/11/2026',
    childBirthPlace: 'Bệnh viện Thử',
    childHometown: { communeCode: null, detail: 'Xã Thử' },
    motherKnown: 'no',
    fatherKnown: 'yes',
    fatherName: 'ĐỖ QUỐC KHẢI',
    copiesWanted: 'no',
    declared: true,
  };
  const file = async (changes: object) => {
    const draft = await prepared(own, procedures.office, { 'birth-registration': { ...birth, ...changes } });
    const { id: dossierId } = await submit(draft);
    return (await world.call(getDossier, { dossierId }, { as: officials.counter })).identityWarnings;
  };
  expect(await file({})).toEqual([]);
  expect(await file({ fatherName: 'Đỗ Văn Khác' })).toEqual(['differs-from-applicant']);
  expect(await file({ requesterRelation: 'relative', fatherName: 'Đỗ Văn Khác Nữa' })).toEqual([]);
});

describe('a draft', () => {
  const viewed = async (applicant: object, as = citizen) => {
    const { id: draftId, version } = await world.call(
      startDraft,
      { procedureCode: procedures.silent, another: true },
      { as },
    );
    const content = { unitId: null, answers: { applicant: { ...applicant } }, papers: [], returnMethod: null };
    await world.call(saveDraft, { draftId, version, ...content }, { as });
    return await world.call(getDraft, { draftId }, { as });
  };

  test('says what the account knows, and where to reach its holder by their own last filing alone', async () => {
    await filed(own);
    await filed({ ...other, ownerPhone: '0987 000 111' });
    const draft = await viewed({});
    expect(draft.holder).toMatchObject({ name: holder.name, identityNumber: holder.number, gender: 'male' });
    expect(draft.earlier).toMatchObject({ ownerPhone: '+84912345678', ownerAddress: contact.ownerAddress });
    expect((await viewed({}, 'congdan3')).earlier).toEqual({});
  });

  test('of an earlier version of the form is read as far as it is certain', async () => {
    const before = { ownerType: 'citizen', ownerName: holder.name, submitterRole: 'owner' };
    expect((await viewed(before)).answers['applicant']).toEqual({
      ownerType: 'citizen',
      ownerName: holder.name,
      filedFor: 'self',
    });
    const forOther = (await viewed({ ...before, submitterRole: 'authorised' })).answers['applicant'];
    expect(forOther).toMatchObject({ filedFor: 'other', mandate: 'authorised' });
    const unclear = await viewed({ ...before, ownerName: 'Trần Thị Bưởi' });
    expect(unclear.answers['applicant']).not.toHaveProperty('filedFor');
    expect(unclear.problems).toContainEqual(expect.objectContaining({ field: 'filedFor', code: 'required' }));
    expect(unclear.problems.map(({ code }) => code)).not.toContain('unknown-field');
  });

  test('is not filed before somebody says how the result comes back', async () => {
    const draft = await prepared(own);
    const view = await world.call(getDraft, { draftId: draft.draftId }, { as: citizen });
    const { version } = await world.call(
      saveDraft,
      { ...draft, unitId: view.unit?.id ?? null, answers: view.answers, papers: [], returnMethod: null },
      { as: citizen },
    );
    expect(await refusalOf(submit({ ...draft, version }))).toMatchObject({ code: 'dossier.return-missing' });
  });
});

test('a mother of eleven years is shown to the official; of a child’s owner only the parent is compared', async () => {
  const birth = {
    requesterRelation: 'father',
    childName: 'Đỗ Thử Hai',
    childGender: 'male',
    childNationality: 'VN',
    childEthnicGroup: '01',
    childBirthDate: '20/11/2026',
    childBirthPlace: 'Bệnh viện Thử',
    childHometown: { communeCode: null, detail: 'Xã Thử' },
    motherKnown: 'yes',
    motherName: 'Trần Thị Bưởi',
    motherBirth: '2015',
    motherNationality: 'VN',
    motherEthnicGroup: '01',
    motherResidence: { communeCode: null, detail: 'Xã Thử' },
    fatherKnown: 'yes',
    fatherName: holder.name,
    copiesWanted: 'no',
    declared: true,
  };
  const file = async (applicant: object, changes: object = {}) => {
    const more = { 'birth-registration': { ...birth, ...changes } };
    const { id: dossierId } = await submit(await prepared(applicant, procedures.office, more));
    return (await world.call(getDossier, { dossierId }, { as: officials.counter })).identityWarnings;
  };
  expect(await file(own)).toEqual(['age-not-likely']);
  const older = { motherBirth: '1990' };
  const forChild = {
    filedFor: 'other',
    mandate: 'parent',
    ownerName: 'Đỗ Thử Hai',
    ownerIdentityPaper: 'none',
    ownerNoNumberReason: 'mới sinh',
    ownerBirthDate: '20/11/2026',
    ownerGender: 'male',
    ...contact,
  };
  expect(await file(forChild, older)).toEqual([]);
  expect(await file(forChild, { ...older, childName: 'Đỗ Thử Ba', fatherName: 'Đỗ Thử Hai' })).toEqual([
    'differs-from-applicant',
  ]);
});

test('copies on paper do not come back online', async () => {
  const birth = {
    requesterRelation: 'relative',
    childName: 'Đỗ Bản Sao',
    childGender: 'male',
    childNationality: 'VN',
    childEthnicGroup: '01',
    childBirthDate: '20/11/2026',
    childBirthPlace: 'Bệnh viện Thử',
    childHometown: { communeCode: null, detail: 'Xã Thử' },
    motherKnown: 'no',
    fatherKnown: 'no',
    declared: true,
  };
  const file = async (copies: object, returnMethod: 'online' | 'post') => {
    const answers = { 'birth-registration': { ...birth, ...copies } };
    return await refusalOf(submit(await prepared(own, procedures.office, answers, returnMethod)));
  };
  const copies = { copiesWanted: 'yes', copyCount: '3' };
  expect(await file(copies, 'online')).toMatchObject({ code: 'dossier.return-on-paper' });
  expect(await file(copies, 'post')).toMatchObject({ code: 'done' });
  expect(await file({ copiesWanted: 'no' }, 'online')).toMatchObject({ code: 'done' });
});

test('a result that exists on paper alone is handed over in the ways that its procedure names', async () => {
  const marriage = '9.000201';
  const lines = [makeLine({ code: marriage, results: [{ name: 'Giấy chứng nhận kết hôn', code: null }] })];
  await world.call(importProcedures, { lines, validFrom: '2026-01-01' }, { as: asSystem, space: 'official' });
  const file = async (returnMethod: ReturnMethod) =>
    await refusalOf(submit(await prepared(own, marriage, {}, returnMethod)));
  expect(await file('online')).toMatchObject({ code: 'dossier.return-on-paper' });
  expect(await file('post')).toMatchObject({ code: 'dossier.return-on-paper' });
  expect(await file('one-stop')).toMatchObject({ code: 'done' });
});

test('a dossier of an earlier version stays readable', async () => {
  world.clock.set('2026-03-11T09:00:00+07:00');
  const before = {
    ownerType: 'citizen',
    ownerName: 'Nguyễn Thị Thử',
    ownerIdentityNumber: '075190000001',
    ownerBirthDate: '1990-02-01',
    ownerGender: 'female',
    submitterRole: 'owner',
    ...contact,
  };
  const { id: dossierId } = await submit(await prepared(before));
  world.clock.set('2026-11-30T10:00:00+07:00');
  const dossier = await world.call(getMyDossier, { dossierId }, { as: citizen });
  expect(dossier.answers[0]?.rows[0]).toMatchObject({ value: 'Cá nhân' });
});

test('the same matter of another owner is another, and what a counter took in under a number that is not the account’s own is told to nobody', async () => {
  const plain = async (applicant: object) =>
    world.call(
      submitDossier,
      { ...(await prepared(applicant, procedures.justice)), withoutPapers: true },
      { as: citizen },
    );
  const ofA = { ...other, ownerName: 'Lê Thị Cam', ownerIdentityNumber: '075185000131' };
  const ofB = { ...other, ownerName: 'Lê Thị Đào', ownerIdentityNumber: '075185000132' };
  const first = await plain(ofA);
  expect((await refusalOf(plain(ofB))).code).toBe('done');
  expect(await refusalOf(plain(ofA))).toMatchObject({ code: 'dossier.same-runs', facts: { dossierId: first.id } });
  await sql`update dossier set person_id = null where id = ${first.id}`.execute(tablesOf(world));
  expect((await refusalOf(plain(ofA))).code).toBe('done');
});
