import { expect, test } from 'vitest';
import { shownName } from './shown-name.ts';

const paragraph = `Đăng ký biến động đối với trường hợp ${'chuyển nhượng, tặng cho, thừa kế quyền sử dụng đất; '.repeat(20)}`;

test('the name that people say stands for the official one, in the language of the reader', () => {
  const shortName = { vi: 'Sang tên nhà đất', en: 'Transfer of land', uk: 'Передача землі' };
  expect(shownName('en', { name: paragraph, shortName })).toEqual({
    text: 'Transfer of land',
    lang: 'en',
    official: paragraph,
  });
});

test('an official name is said whole, or cut where a clause ends when it is as long as a paragraph', () => {
  expect(shownName('uk', { name: 'Đăng ký kết hôn', shortName: null })).toEqual({
    text: 'Đăng ký kết hôn',
    lang: 'vi',
    official: null,
  });
  const { text, official } = shownName('vi', { name: paragraph, shortName: null });
  expect(text.length).toBeLessThan(153);
  expect(text).toMatch(/[\p{L}] …$/u);
  expect(official).toBe(paragraph);
});
