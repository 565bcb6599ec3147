import { describe, expect, test } from 'vitest';
import { foldForOwner, foldMoves, type TimelineRow } from './timeline.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 11, 2, minute));
const row = (type: string, minute: number, payload: TimelineRow['payload'] = {}): TimelineRow => ({
  type: `procedures.${type}`,
  at: at(minute),
  payload,
  actor: 'A',
  unit: 'U',
  toPerson: null,
});
const moved = (action: string, minute: number) => ({
  ...row('dossier-moved', minute, { action, fromStep: 'x', toStep: 'y', note: 'n' }),
  toPerson: 'B',
});
const told = (rows: readonly TimelineRow[]) => foldMoves(rows).map(({ type }) => type.replace('procedures.', ''));

describe('a move and what it did beside', () => {
  test('are told as one, with where it went, why and to whom', () => {
    const [only, ...rest] = foldMoves([moved('receive', 1), row('dossier-received', 1, { dueAt: 'd', note: null })]);
    expect(rest).toEqual([]);
    expect(only).toMatchObject({
      type: 'procedures.dossier-received',
      payload: { dueAt: 'd', fromStep: 'x', toStep: 'y' },
      toPerson: 'B',
    });
  });

  test('stay apart when they are different things or of different moments', () => {
    expect(told([moved('approve', 1), row('result-numbered', 1)])).toEqual(['dossier-moved', 'result-numbered']);
    expect(told([moved('receive', 1), row('dossier-received', 2)])).toEqual(['dossier-moved', 'dossier-received']);
    expect(told([moved('assign', 1), row('dossier-received', 1)])).toEqual(['dossier-moved', 'dossier-received']);
    expect(told([moved('forward', 1)])).toEqual(['dossier-moved']);
  });

  test('of every kind are folded each with its own', () => {
    const rows = [
      row('dossier-submitted', 0),
      moved('receive', 0),
      row('dossier-received', 0),
      moved('assign', 1),
      row('dossier-assigned', 1),
      moved('issue', 2),
      row('result-issued', 2),
      moved('hand-over', 3),
      row('result-returned', 3),
    ];
    expect(told(rows)).toEqual([
      'dossier-submitted',
      'dossier-received',
      'dossier-assigned',
      'result-issued',
      'result-returned',
    ]);
  });
});

describe('the owner', () => {
  const entry = (type: string, minute: number) => ({
    at: at(minute).toISOString(),
    type: `procedures.${type}`,
    actor: null,
    unit: 'U',
    stepName: { vi: 'a', en: 'a', uk: 'a' },
    toStepName: { vi: 'b', en: 'b', uk: 'b' },
    toPerson: null,
    note: null,
  });
  const seen = (types: readonly string[]) => foldForOwner(types.map((type, index) => entry(type, index)));
  const short = (types: readonly string[]) => seen(types).map(({ type }) => type.replace('procedures.', ''));

  test('reads a whole life in six entries, without the steps inside the house', () => {
    const life = [
      'dossier-submitted',
      'dossier-received',
      'dossier-moved.forward',
      'dossier-assigned',
      'result-written',
      'dossier-moved.forward',
      'dossier-moved.forward',
      'dossier-moved.approve',
      'result-numbered',
      'result-signed',
      'dossier-moved.forward',
      'result-issued',
      'result-returned',
    ];
    expect(short(life)).toEqual([
      'dossier-submitted',
      'dossier-received',
      'owner-sees.working',
      'owner-sees.decided',
      'result-issued',
      'result-returned',
    ]);
    expect(seen(life).every(({ stepName, toStepName }) => stepName === null && toStepName === null)).toBe(true);
    expect(seen(life)[2]?.at).toBe(at(6).toISOString());
  });

  test('sees that a decision was taken back', () => {
    expect(short(['dossier-moved.approve', 'result-signed', 'dossier-moved.return', 'dossier-moved.approve'])).toEqual([
      'owner-sees.decided',
      'owner-sees.working',
      'owner-sees.decided',
    ]);
  });
});
