import { getProcedure, importProcedures, takeInDossier } from '@dongbo/contract/procedures';
import { findLetter } from '@dongbo/kernel';
import { asSystem, type World } from '@dongbo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeLine } from '../catalogue/exchange-line.fixture.ts';
import { officials, owner, paperOrder, settlingWorld, tablesOf, takeIn } from '../dossiers/settling-world.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const applicant = {
  ownerType: 'citizen',
  ownerName: owner.name,
  ownerIdentityNumber: owner.identityNumber,
  ownerBirthDate: { day: '1', month: '2', year: '1990' },
  ownerGender: 'female',
  ownerAddress: { communeCode: null, detail: '12 đường Thử Nghiệm' },
  ownerPhone: '0912 345 678',
  submitterRole: 'authorised',
  submitterName: 'Đỗ Quốc Khải',
  submitterIdentityNumber: '075085000002',
  submitterPhone: '0987 654 321',
};

async function submitterOn(changes: Parameters<typeof paperOrder>[1]): Promise<unknown> {
  const { id } = await world.call(takeInDossier, await paperOrder(world, changes), { as: officials.counter });
  const letter = await findLetter(tablesOf(world), { subjectId: id, form: 'receipt' });
  return Object(letter?.content.data).submitter;
}

test('the receipt shows the number of who files, never that of the owner beside another name', async () => {
  expect(await submitterOn({})).toMatchObject({ name: owner.name, identityNumber: owner.identityNumber });
  expect(await submitterOn({ submitterName: 'Đỗ Quốc Khải' })).toMatchObject({
    name: 'Đỗ Quốc Khải',
    identityNumber: '',
    phone: '0912 345 678',
  });
  expect(await submitterOn({ submitterName: 'Đỗ Quốc Khải', answers: { applicant } })).toMatchObject({
    name: 'Đỗ Quốc Khải',
    identityNumber: '075085000002',
    phone: '0987 654 321',
  });
});

test('two people of one name are told by their numbers', async () => {
  const namesake = {
    submitterName: owner.name,
    submitterIdentityNumber: '075 190 000 777',
    submitterPhone: '0987 654 321',
    submitterAuthority: 'Giấy ủy quyền 12',
  };
  const dossier = await takeIn(world, namesake);
  expect(dossier.byAuthorisation).toBe(true);
  const letter = await findLetter(tablesOf(world), { subjectId: dossier.id, form: 'receipt' });
  expect(Object(letter?.content.data).submitter).toMatchObject({
    name: owner.name,
    identityNumber: '075190000777',
    phone: '0987 654 321',
  });
  const same = await takeIn(world, { submitterName: owner.name, submitterIdentityNumber: ' 075.190.000.001 ' });
  expect(same.byAuthorisation).toBe(false);
});

test('an official of the owner’s name is told so where no two numbers tell them apart', async () => {
  const name = await nameOf(officials.counter);
  const dossier = await takeIn(world, {
    owner: { ...owner, name: name.toLocaleUpperCase('vi'), identityNumber: null },
  });
  expect(dossier.identityWarnings).toContain('same-name-as-you');
  expect((await takeIn(world)).identityWarnings).not.toContain('same-name-as-you');
});

test('whoever takes a dossier is told of a name that the receipt shows as boxes', async () => {
  const burmese = await takeIn(world, { owner: { ...owner, name: 'အောင်အောင်' } });
  expect(burmese.identityWarnings).toContain('not-printable');
  const tamil = await takeIn(world, { submitterName: 'முருகன்', submitterIdentityNumber: '075190000777' });
  expect(tamil.identityWarnings).toContain('not-printable');
  const khmer = await takeIn(world, { owner: { ...owner, name: 'សុខ សុភា' } });
  expect(khmer.identityWarnings).not.toContain('not-printable');
  expect((await takeIn(world)).identityWarnings).not.toContain('not-printable');
});

async function nameOf(username: string): Promise<string> {
  const found = await tablesOf(world)
    .selectFrom('person')
    .innerJoin('account', 'account.person_id', 'person.id')
    .select('person.name')
    .where('account.username', '=', username)
    .executeTakeFirstOrThrow();
  return found.name;
}

test('a receipt without papers says so and names what the case needs and lacks', async () => {
  const lines = [
    makeLine({
      code: '9.000077',
      name: 'Thủ tục có giấy tờ bắt buộc',
      components: [{ case: null, items: [{ name: 'Đơn đề nghị theo mẫu', originals: 1, copies: 0, form: null }] }],
    }),
  ];
  await world.call(importProcedures, { lines, validFrom: '2026-01-01' }, { as: asSystem });
  const { id } = await takeIn(world, { procedureCode: '9.000077' });
  const letter = await findLetter(tablesOf(world), { subjectId: id, form: 'receipt' });
  const { components, lacking } = Object(letter?.content.data);
  expect(components).toEqual([]);
  const procedure = await world.call(getProcedure, { code: '9.000077' }, { as: officials.counter });
  const needed = procedure.papers.papers.filter(({ need }) => need === 'always').map(({ name }) => name);
  expect(procedure.papers.sure).toBe(true);
  expect(needed.length).toBeGreaterThan(0);
  expect(lacking).toEqual(needed);
});
