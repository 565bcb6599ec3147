import { PersonId } from '@dongbo/contract';
import { afterEach, expect, test, vi } from 'vitest';
import { clearAllUnsent, keepUnsentOf } from '../../../lib/unsent.ts';
import { emptyForm } from './counter-form.ts';
import { formAtHand, keepForm, openKeptForm } from './kept-form.ts';

const personId = '019cdb00-0000-7000-8000-0000000000aa';
const whose = { unitId: '019cdb00-0000-7000-8000-000000000001', personId };
const form = {
  ...emptyForm,
  ownerName: 'Lê Văn Tám',
  identityNumber: '075190000018',
  counts: new Map([['g1.c1', { originals: 1, certifiedCopies: 0, photocopies: 0 }]]),
};

function signIn(): void {
  const person = {
    id: PersonId.parse(personId),
    name: 'Diễm',
    kind: 'official',
    username: 'motcua',
    isProven: true,
  } as const;
  keepUnsentOf({ person, typingKey: btoa('k'.repeat(32)) });
}

afterEach(() => {
  clearAllUnsent();
  localStorage.clear();
  sessionStorage.clear();
});

test('a half-filled form lies sealed on the device, and is opened for its own person in its own tab', async () => {
  signIn();
  keepForm(whose, form);
  await vi.waitFor(() => expect(localStorage.length).toBe(1));
  const lies = JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]);
  expect(lies).not.toContain('Tám');
  expect(lies).not.toContain('075190000018');
  expect(await openKeptForm(whose)).toEqual(form);
  expect(await openKeptForm({ ...whose, personId: '019cdb00-0000-7000-8000-0000000000ab' })).toBeNull();
  sessionStorage.clear();
  expect(await openKeptForm(whose)).toBeNull();
  expect(formAtHand(whose)).toBeNull();
});

test('a form in which nothing stands is forgotten', async () => {
  signIn();
  keepForm(whose, form);
  await vi.waitFor(() => expect(localStorage.length).toBe(1));
  keepForm(whose, emptyForm);
  expect(localStorage.length).toBe(0);
  expect(formAtHand(whose)).toBeNull();
});

test('a browser that seals nothing keeps it while the page lives alone', () => {
  keepForm(whose, form);
  expect(formAtHand(whose)).toEqual(form);
  expect(localStorage.length).toBe(0);
});
