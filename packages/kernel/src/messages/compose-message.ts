import type { Language, MessageChannel } from '@dongbo/contract';
import { systemTexts } from '../system-texts.ts';

/** The texts `messages` of all systems, read once for each language. */
const known = new Map<Language, Readonly<Record<string, string>>>();

function textsIn(language: Language): Readonly<Record<string, string>> {
  const texts = known.get(language) ?? systemTexts(language, 'messages');
  known.set(language, texts);
  return texts;
}

const monthDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** YYYY-MM-DD as short as each language writes it; other facts as they are. */
function shown(fact: string, language: Language): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(fact) ?? [];
  if (year === undefined) return fact;
  if (language === 'en') return monthDay.format(Date.parse(fact));
  return language === 'uk' ? `${day}.${month}.${year}` : `${day}/${month}/${year}`;
}

/** @throws Error when nobody wrote the text, or it wants a fact that is not there. */
function say(key: string, facts: Readonly<Record<string, string>>, language: Language): string {
  const text = textsIn(language)[key];
  if (text === undefined) throw new Error(`No message says "${key}" in ${language}`);
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const fact = facts[name];
    if (fact === undefined) throw new Error(`The message "${key}" wants "${name}"`);
    return shown(fact, language);
  });
}

/** Letters of the alphabet that every telephone shows and every carrier takes, one byte each: Vietnamese without its marks. Ukrainian
 * stays as it is written; without its letters nobody could read it. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    // The breve of й and the dots of ї belong to Cyrillic letters.
    .replaceAll(/(?<!\p{Script=Cyrillic})\p{M}/gu, '')
    .normalize('NFC')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replaceAll(/[“”„«»]/g, '"')
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[–—]/g, '-');

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export interface Composed {
  readonly subject: string | null;
  readonly text: string;
  readonly html: string | null;
}

export interface MessageWords {
  /** Keys of texts in the catalogue `messages`. */
  readonly subjectKey: string;
  readonly key: string;
  readonly facts: Readonly<Record<string, string>>;
}

export interface MessageFrame {
  readonly channel: MessageChannel;
  readonly language: Language;
  /** Marked as tried out. */
  readonly isTrial: boolean;
  /** Where people look: `https://dvc.example.vn`; null: nobody has said it. */
  readonly address: string | null;
  /** A message about a change says where to look and where to turn it off; a code does neither. */
  readonly isAboutChange: boolean;
}

/** Writes a message. A text message is one line of what changed and where to look: up to 160 signs of the plain alphabet in Vietnamese
 * and English, which carriers send as one part, up to three parts (201 signs) in Ukrainian. An e-mail says the same with where to turn
 * it off, as plain text and as simple HTML without anything that is loaded. Neither has a name, a matter or a number of a person. Pure but
 * for the texts. */
export function composeMessage({ subjectKey, key, facts }: MessageWords, frame: MessageFrame): Composed {
  const { channel, language, isTrial, address, isAboutChange } = frame;
  const mark = isTrial ? `${say('message.trial', {}, language)}: ` : '';
  const text = `${mark}${say(key, facts, language)}`;
  const site = address?.replace(/^https?:\/\//, '').replace(/\/$/, '') ?? null;
  if (channel === 'sms') {
    const look = isAboutChange && site !== null ? ` ${say('message.look', { site }, language)}` : '';
    return { subject: null, text: plain(text + look), html: null };
  }
  const subject = `${mark}${say(subjectKey, facts, language)}`;
  if (!isAboutChange) return { subject, text: `${text}\n`, html: `<p>${escaped(text)}</p>\n` };
  const page = address === null || site === null ? null : `${address.replace(/\/$/, '')}/cua-toi/cach-nhan-tin`;
  const look = site === null ? [] : [say('message.look', { site }, language)];
  const lines = [text, ...look, say('message.why', {}, language)];
  const linked = page === null ? '' : `<p><a href="${escaped(page)}">${escaped(page)}</a></p>\n`;
  return {
    subject,
    text: `${[...lines, ...(page === null ? [] : [page])].join('\n\n')}\n`,
    html: `${lines.map((line) => `<p>${escaped(line)}</p>\n`).join('')}${linked}`,
  };
}
