import { expect, test } from 'vitest';
import type { TimeLimit } from './catalogue.ts';
import { readStepTimes, readTimeLimit } from './read-time-limit.ts';

const read = (steps: string[], limit: TimeLimit) =>
  readTimeLimit({ steps, channels: [{ channel: 'DIRECT', limit, fees: [], description: null }] });
const without = (value: number): TimeLimit => ({ unit: 'unknown', value });

test('a matter settled on the spot', () => {
  const sentence =
    'Nếu thấy hồ sơ đầy đủ, nếu tiếp nhận hồ sơ sau 15 giờ thì có Phiếu hẹn, trả kết quả cho người yêu cầu trong ngày làm việc tiếp theo.';
  expect(read([`Bước 1. Nộp hồ sơ. ${sentence}`], without(1))).toEqual({
    limit: { unit: 'immediate', value: 0 },
    sentence,
  });
  expect(read([sentence], without(3))).toBeNull();
});

test('working days from the day on which the dossier is received', () => {
  const sentence = 'Cơ quan đăng ký cấp Giấy chứng nhận trong thời hạn 03 ngày làm việc kể từ ngày nhận hồ sơ;';
  expect(read([sentence], without(0))?.limit).toEqual({ unit: 'working-day', value: 3 });
  expect(read([sentence], without(3))?.sentence).toBe(sentence);
  expect(read([sentence], without(5))).toBeNull();
});

test.each([
  'Trong thời hạn 03 ngày làm việc kể từ ngày tiếp nhận hồ sơ, cơ quan đăng ký hộ tịch có văn bản trao đổi với nơi khác.',
  'Trong thời hạn 60 ngày kể từ ngày sinh con, cha hoặc mẹ có trách nhiệm đăng ký khai sinh cho con.',
  'Trường hợp hồ sơ chưa hợp lệ, trong thời hạn 03 ngày làm việc kể từ ngày nhận hồ sơ, cơ quan thông báo để sửa đổi, bổ sung.',
])('what is not the settling itself is not read: %s', (sentence) => {
  expect(read([sentence], without(0))).toBeNull();
});

test('two limits that differ are none', () => {
  const of = (days: string) => `Sở cấp giấy phép trong thời hạn ${days} ngày làm việc kể từ ngày nhận đủ hồ sơ.`;
  expect(read([of('05'), of('07')], without(0))).toBeNull();
});

test('a published limit with a unit needs no reading', () => {
  expect(read(['Thời hạn giải quyết: 05 ngày làm việc'], { unit: 'working-day', value: 7 })).toBeNull();
});

test('where a way of filing has its limit published, the words alone are the limit', () => {
  const limit = without(0);
  const described = (description: string) =>
    readTimeLimit({ steps: [], channels: [{ channel: 'DIRECT', limit, fees: [], description }] });
  expect(described('15 ngày làm việc kể từ ngày nhận được hồ sơ đầy đủ')?.limit).toEqual({
    unit: 'working-day',
    value: 15,
  });
  expect(described('Nộp tại Sở. 15 ngày làm việc sau khi nộp phạt')).toBeNull();
});

test('of a limit that cannot be told, what is published of the steps is named in its own words, dates of laws are not', () => {
  const sentence = 'Trong thời hạn 02 ngày làm việc kể từ ngày nhận thông tin, cơ quan thuế gửi ý kiến.';
  const steps = [`- ${sentence} Thông tư số 10/2024/TT-BTC ngày 05/02/2024 quy định mức thu.`, `) ${sentence}`];
  expect(readStepTimes({ channels: [], steps })).toEqual([sentence]);
  expect(readStepTimes({ channels: [], steps: ['Công chức ghi vào Sổ ngay sau khi nhận đủ giấy tờ.'] })).toHaveLength(
    1,
  );
  expect(readStepTimes({ channels: [], steps: ['Nộp hồ sơ tại bộ phận một cửa.'] })).toEqual([]);
});
