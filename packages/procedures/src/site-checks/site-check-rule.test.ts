import { loadCalendar } from '@dongbo/kernel';
import { describe, expect, test } from 'vitest';
import { mayCheckAt, siteCheckRuleOn } from './site-check-data.ts';
import {
  canBePlannedFor,
  isWhollySigned,
  lateAtOf,
  needsPaper,
  toSignAs,
  whyNotPaper,
  whyNotRecord,
} from './site-check-rule.ts';

const rule = siteCheckRuleOn('2026-03-12');
const at = (text: string) => new Date(`2026-03-${text}:00+07:00`);
const members = [
  { key: 'm1', personId: 'a', name: 'A', body: 'Phòng' },
  { key: 'm2', personId: 'b', name: 'B', body: 'Phòng' },
  { key: 'm3', personId: null, name: 'C', body: 'Khu phố' },
];
const record = {
  startedAt: '2026-03-12T08:00:00+07:00',
  endedAt: '2026-03-12T09:00:00+07:00',
  place: 'Thửa 125',
  latitude: null,
  longitude: null,
  present: ['m1', 'm2', 'm3'],
  ownerPresent: true,
  findings: 'Đủ mốc',
  objections: '',
  outcome: 'as-declared' as const,
  fileIds: [],
};

test('it is planned where the dossier is processed, for a time that is to come', () => {
  expect([mayCheckAt('processing'), mayCheckAt('approval'), mayCheckAt(undefined)]).toEqual([true, false, false]);
  const now = at('12T08:00');
  expect(canBePlannedFor(at('12T08:00'), now, rule)).toBe(false);
  expect(canBePlannedFor(at('12T08:01'), now, rule)).toBe(true);
  expect(canBePlannedFor(new Date('2026-06-01T08:00:00+07:00'), now, rule)).toBe(false);
});

test('it is late a working day after its time, over a weekend', () => {
  expect(lateAtOf(at('13T08:30'), rule, loadCalendar())).toEqual(at('16T08:30'));
});

describe('what is written down', () => {
  const plan = { members, plannedAt: at('12T08:30') };
  const why = (changes: object, now = at('12T10:00')) => whyNotRecord(plan, { ...record, ...changes }, now);
  test('took place on the planned day or later, and is over', () => {
    expect(why({})).toBeNull();
    expect(why({}, at('11T17:00'))).toBe('site-check.not-yet');
    expect(why({ endedAt: '2026-03-12T10:01:00+07:00' })).toBe('site-check.times-not-possible');
    expect(why({ startedAt: '2026-03-12T09:30:00+07:00' })).toBe('site-check.times-not-possible');
    expect(why({ startedAt: '2026-03-11T08:00:00+07:00' })).toBe('site-check.times-not-possible');
  });
  test('names members, each once, and an official among them', () => {
    expect(why({ present: ['m1', 'm1'] })).toBe('site-check.member-unknown');
    expect(why({ present: ['m9'] })).toBe('site-check.member-unknown');
    expect(why({ present: ['m3'] })).toBe('site-check.nobody-there');
  });
});

describe('signatures', () => {
  const check = { state: 'recorded' as const, members, record, signatures: [], paper: null };
  const sign = (key: string, personId: string) => ({ key, personId, name: '', at: '2026-03-12T10:00:00+07:00' });
  test('each who was there signs once, nobody else does', () => {
    expect(toSignAs(check, 'a')?.key).toBe('m1');
    expect(toSignAs(check, 'z')).toBeUndefined();
    expect(toSignAs(check, null)).toBeUndefined();
    expect(toSignAs({ ...check, signatures: [sign('m1', 'a')] }, 'a')).toBeUndefined();
    expect(toSignAs({ ...check, record: { ...record, present: ['m2'] } }, 'a')).toBeUndefined();
    expect(toSignAs({ ...check, state: 'closed' }, 'a')).toBeUndefined();
  });
  test('paper is needed of the owner who was there, and of outsiders', () => {
    const alone = { ...record, ownerPresent: false, present: ['m1'] };
    expect(needsPaper(check)).toBe(true);
    expect(needsPaper({ members, record: alone })).toBe(false);
    expect(needsPaper({ members, record: { ...alone, present: ['m1', 'm3'] } })).toBe(true);
    expect(isWhollySigned({ ...check, record: alone, signatures: [sign('m1', 'a')] })).toBe(true);
    const both = { ...check, signatures: [sign('m1', 'a'), sign('m2', 'b')] };
    expect(isWhollySigned(both)).toBe(false);
    expect(isWhollySigned({ ...both, paper: { owner: 'signed', reason: '', fileIds: ['f'] } })).toBe(true);
  });
  test('who was not there neither signs nor refuses, a refusal has a reason, a signature a scan', () => {
    const order = { owner: 'signed' as const, reason: '', files: 1 };
    expect(whyNotPaper(check, order)).toBeNull();
    expect(whyNotPaper(check, { ...order, owner: 'absent' })).toBe('site-check.owner-does-not-fit');
    expect(whyNotPaper(check, { ...order, owner: 'refused' })).toBe('site-check.reason-missing');
    expect(whyNotPaper(check, { ...order, files: 0 })).toBe('site-check.paper-missing');
    const alone = { members, record: { ...record, ownerPresent: false, present: ['m1', 'm3'] } };
    expect(whyNotPaper(alone, { ...order, owner: 'absent', files: 0 })).toBe('site-check.paper-missing');
    expect(whyNotPaper(alone, order)).toBe('site-check.owner-does-not-fit');
    const refused = { owner: 'refused' as const, reason: 'Chưa đồng ý', files: 0 };
    expect(whyNotPaper({ members, record: { ...record, present: ['m1'] } }, refused)).toBeNull();
  });
});
