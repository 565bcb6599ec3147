import { expect, test } from 'vitest';
import { FilledList, packTemplate, splitTemplate } from './template.ts';

const words = new Map([
  ['Nguyễn Văn A', 0],
  ['Nguyễn Văn', 1],
  ['01', 2],
]);
const row = (name: string, code: string): string => JSON.stringify({ name, code, note: `gửi ${name}` });
const template = packTemplate(splitTemplate(row('Nguyễn Văn A', '01'), words));

test('rows are filled in as bytes of JSON, whatever letters they have, and the longer word counts', () => {
  const list = new FilledList();
  expect(list.json()).toBeNull();
  list.add(template, ['Điểu Thị Mỹ Lệ', 'never', '0007']);
  list.add(template, ['李', 'never', '']);
  const all: unknown = JSON.parse(list.json()?.toString() ?? '');
  expect(all).toEqual([
    { name: 'Điểu Thị Mỹ Lệ', code: '0007', note: 'gửi Điểu Thị Mỹ Lệ' },
    { name: '李', code: '', note: 'gửi 李' },
  ]);
});

test('a list that is used again begins anew, and grows with what is added', () => {
  const list = new FilledList();
  list.add(template, ['A', '', '1']);
  list.clear();
  const count = 40_000;
  for (let index = 0; index < count; index += 1) list.add(template, [`Ệ${index}`, '', String(index)]);
  const all: unknown = JSON.parse(list.json()?.toString() ?? '');
  expect(all).toHaveLength(count);
  expect(all).toMatchObject({ [count - 1]: { name: `Ệ${count - 1}`, code: String(count - 1) } });
});
