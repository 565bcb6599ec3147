import { expect, test } from 'vitest';
import { readChange } from '../stream/change.ts';
import { eventSignal } from './event-signal.ts';

const happened = (number: number, type = 'procedures.dossier-moved') => ({
  type,
  subject_id: `019cda9f-5100-70e4-a345-${String(number).padStart(12, '0')}`,
});

test('an act without events is not told', () => {
  expect(eventSignal('official', [])).toBeNull();
});

test('names every type and subject once, as streams read it', () => {
  const events = [happened(1), happened(1, 'procedures.dossier-assigned'), happened(2)];
  expect(readChange(eventSignal('trial', events) ?? '')).toMatchObject({
    space: 'trial',
    types: ['procedures.dossier-moved', 'procedures.dossier-assigned'],
    subjects: [happened(1).subject_id, happened(2).subject_id],
  });
});

test('an act with very many subjects fits into one message that leaves them out', () => {
  const told = eventSignal(
    'official',
    Array.from({ length: 400 }, (_, number) => happened(number)),
  );
  const change = readChange(told ?? '');
  expect(change).toMatchObject({ space: 'official', types: ['procedures.dossier-moved'] });
  expect(change?.subjects).toBeUndefined();
});
