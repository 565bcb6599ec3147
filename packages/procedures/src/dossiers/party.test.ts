import { describe, expect, test } from 'vitest';
import { isPartyTo, mayBeParty } from './party.ts';

const owner = {
  type: 'citizen',
  name: 'Trần Thị Mỹ Hạnh',
  identityNumber: '075190000101',
  address: null,
  phone: null,
  email: null,
} as const;
const birth = [
  { key: 'applicant', version: 3 },
  { key: 'birth-registration', version: 3 },
];
const dossier = { personId: 'p-1', owner, submitterName: owner.name, answers: {}, forms: birth };
const official = { personId: 'p-2', name: 'Võ Hoàng Phúc', identityNumber: '075090000202' };

describe('a dossier is the matter of', () => {
  test.each([
    ['whoever filed it', { personId: 'p-2' }],
    ['its owner, for whom somebody else files', { owner: { ...owner, identityNumber: official.identityNumber } }],
    ['its owner, however the number was written', { owner: { ...owner, identityNumber: '075 090.000-202' } }],
    ['who brings it', { answers: { applicant: { submitterIdentityNumber: official.identityNumber } } }],
    [
      'who brings it to a counter that had no form',
      { answers: { applicant: { submitterIdentityNumber: '075090000202' } }, forms: [] },
    ],
    [
      'whom a form names by number',
      {
        forms: [{ key: 'residence-ct01', version: 1 }],
        answers: { 'residence-ct01': { headName: 'Ai Đó', headIdentityNumber: official.identityNumber } },
      },
    ],
  ])('%s', (_who, change) => {
    expect(isPartyTo(official, { ...dossier, ...change })).toBe(true);
  });

  test('nobody else, nor of people without a number', () => {
    expect(isPartyTo(official, dossier)).toBe(false);
    const withoutNumber = { ...dossier, owner: { ...owner, identityNumber: null } };
    expect(isPartyTo({ ...official, identityNumber: null }, withoutNumber)).toBe(false);
    expect(
      isPartyTo(
        { ...official, identityNumber: '' },
        { ...withoutNumber, answers: { applicant: { submitterIdentityNumber: '' } } },
      ),
    ).toBe(false);
  });
});

describe('an equal name is told', () => {
  const father = (name: string) => ({
    ...dossier,
    answers: { 'birth-registration': { fatherKnown: 'yes', fatherName: name } },
  });

  test('where the dossier gives no number: of a parent of the child', () => {
    expect(mayBeParty(official, father('VÕ HOÀNG  PHÚC'))).toBe(true);
    expect(mayBeParty(official, father('Võ Hoàng Phước'))).toBe(false);
  });

  test('where the account has no number', () => {
    expect(mayBeParty({ ...official, name: owner.name, identityNumber: null }, dossier)).toBe(true);
  });

  test('not where two numbers tell them apart, also where a form repeats who files', () => {
    const namesake = { ...official, name: owner.name };
    expect(mayBeParty(namesake, dossier)).toBe(false);
    const mother = { 'birth-registration': { motherKnown: 'yes', motherName: owner.name } };
    expect(mayBeParty(namesake, { ...dossier, answers: mother })).toBe(false);
  });

  test('not where the number says more: it is forbidden', () => {
    expect(mayBeParty({ ...official, name: owner.name, identityNumber: owner.identityNumber }, dossier)).toBe(false);
  });
});
