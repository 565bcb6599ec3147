import { languages } from '@dongbo/contract';
import { expect, test } from 'vitest';
import { systemTexts } from '../system-texts.ts';
import { composeMessage, type MessageFrame } from './compose-message.ts';

/** The longest of each that there is. */
const facts = { code: 'H19.145.01-260311-0001', day: '2026-12-31', minutes: '10' };
const address = 'https://dichvucong.dongnai.gov.vn';
const frame = (more: Partial<MessageFrame>): MessageFrame => ({
  channel: 'sms',
  language: 'vi',
  isTrial: false,
  address,
  isAboutChange: true,
  ...more,
});
/** Invitations go by e-mail alone. */
const isOfChange = (key: string): boolean => !/^message\.|^invitation\.|\.subject$/.test(key);
const keys = Object.keys(systemTexts('vi', 'messages')).filter(isOfChange);
const write = (key: string, more: Partial<MessageFrame> = {}) =>
  composeMessage({ subjectKey: 'procedures.subject', key, facts }, frame(more));

/** GSM 03.38 without its extension: one part of 160. */
const oneByte = /^[\n\r !"#$%&'()*+,\-./0-9:;<=>?A-Za-z]*$/;

test('what is said of a change fits one text message in Vietnamese and English, three in Ukrainian', () => {
  expect(keys.length).toBeGreaterThan(8);
  for (const key of keys) {
    for (const language of ['vi', 'en'] as const) {
      const { text } = write(key, { language, isTrial: true });
      expect(text).toMatch(oneByte);
      expect(text.length, text).toBeLessThanOrEqual(160);
    }
    expect(write(key, { language: 'uk', isTrial: true }).text.length, key).toBeLessThanOrEqual(201);
  }
});

test('a text message says in plain letters which dossier, what, until when, and where to look', () => {
  expect(write('supplement-asked').text).toBe(
    'Ho so H19.145.01-260311-0001 can bo sung, han cuoi 31/12/2026. Xem tai dichvucong.dongnai.gov.vn',
  );
  expect(write('supplement-asked', { isTrial: true, address: null }).text).toBe(
    'DUNG THU: Ho so H19.145.01-260311-0001 can bo sung, han cuoi 31/12/2026.',
  );
  // Ukrainian letters keep their marks.
  expect(write('dossier-received', { language: 'uk' }).text).toContain('прийнято');
});

test('an e-mail says it as text and as HTML that loads nothing, and where to turn it off', () => {
  const { subject, text, html } = write('result-issued', { channel: 'email' });
  expect(subject).toBe('Hồ sơ H19.145.01-260311-0001: có thông tin mới');
  expect(text).toContain('Hồ sơ H19.145.01-260311-0001 đã có kết quả.');
  expect(text).toContain(`${address}/cua-toi/cach-nhan-tin`);
  expect(html).toContain('<p>Hồ sơ H19.145.01-260311-0001 đã có kết quả.</p>');
  expect(html).not.toMatch(/src=|<script|<style|url\(/);
  expect(write('result-issued', { channel: 'email', isTrial: true }).subject).toMatch(/^DÙNG THỬ: /);
});

test.each(languages)('a code is one part in %s, says how long it counts, and leads nowhere', (language) => {
  const { text } = composeMessage(
    { subjectKey: 'message.code-subject', key: 'message.code-sms', facts: { ...facts, code: '012345' } },
    frame({ language, isAboutChange: false, isTrial: true }),
  );
  expect(text).toContain('012345');
  expect(text).not.toContain('dichvucong');
  expect(text.length).toBeLessThanOrEqual(language === 'uk' ? 134 : 160);
});

test('what is not known is not made up', () => {
  expect(() => write('nobody-wrote-this')).toThrow(/No message says/);
  expect(() =>
    composeMessage({ subjectKey: 'procedures.subject', key: 'result-issued', facts: {} }, frame({})),
  ).toThrow(/wants "code"/);
});
