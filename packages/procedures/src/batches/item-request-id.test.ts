import { expect, test } from 'vitest';
import { itemRequestId } from './item-request-id.ts';

const batch = '019a0000-0000-7000-8000-000000000001';
const dossier = '019a0000-0000-7000-8000-000000000002';

test('the same dossier of the same batch has always the same id, and it is a UUID', () => {
  const id = itemRequestId(batch, dossier);
  expect(id).toBe(itemRequestId(batch, dossier));
  expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
});

test('another batch or another dossier has another', () => {
  const ids = [itemRequestId(batch, dossier), itemRequestId(dossier, batch), itemRequestId(batch, batch)];
  expect(new Set(ids).size).toBe(3);
});
