import type { Language } from '@dongbo/contract';
import { dayInWords, instantInWords } from './dates.ts';

/** The facts of a notice as its text says them: a due date in words; codes and names stay as they are. Notices of before did not
 * count apart who was told to wait. */
export const wordsOfNotice = (facts: Readonly<Record<string, string>>, language: Language): Record<string, string> => ({
  waits: '0',
  ...facts,
  ...(facts['lastAt'] === undefined ? {} : { last: instantInWords(facts['lastAt'], language) }),
  ...(facts['dueAt'] === undefined ? {} : { due: instantInWords(facts['dueAt'], language) }),
  ...(facts['promisedOn'] === undefined ? {} : { day: dayInWords(facts['promisedOn'], language) }),
});
