import { readFee, readStepTimes, readTimeLimit, writeFee } from '@dongbo/contract/procedures';
import { beforeAll, expect, test } from 'vitest';
import type { ProcedureContent } from './procedure-content.ts';
import { readLines } from './read-lines.ts';
import { readProcedureLine } from './read-procedure-line.ts';
import { seedFile } from './seed-catalogue.ts';

const catalogue: ProcedureContent[] = [];

beforeAll(async () => {
  for await (const { text } of readLines(seedFile)) {
    const line = readProcedureLine(text ?? '');
    if (line.ok) catalogue.push(line.procedure);
  }
});

const feesOf = (one: ProcedureContent) => one.channels.flatMap(({ fees }) => fees);
/** Numbers of a text with four digits or more, without the points between them. */
const numbersOf = (text: string): string[] =>
  (text.replaceAll('.', '').match(/\d{4,}/g) ?? []).map((digits) => String(Number(digits)));

test('no fee of the catalogue loses an amount, a year or a law that its note names, and none is a fragment', () => {
  let read = 0;
  for (const procedure of catalogue) {
    for (const fee of feesOf(procedure)) {
      const reading = readFee(fee);
      const said = writeFee(reading) ?? reading.note ?? '';
      // `0.000đ` is the end of `50.000`, and the end of a note that was copied twice is cut.
      const lost = numbersOf(fee.note ?? '').filter((number) => number !== '0' && !numbersOf(said).includes(number));
      expect(lost, `${procedure.code}: ${fee.note}`).toEqual([]);
      expect(said, `${procedure.code}: ${fee.note}`).not.toMatch(/^[\s/)+–-]|^\p{Ll}/u);
      read += 1;
    }
  }
  expect(read).toBeGreaterThan(3000);
});

test('of the procedures whose limit cannot be told, as many as can say what is published of their steps', () => {
  const untold = catalogue.filter(
    (one) => one.channels.some(({ limit }) => limit.unit === 'unknown') && readTimeLimit(one) === null,
  );
  expect(untold).toHaveLength(300);
  expect(untold.filter((one) => readStepTimes(one).length > 0)).toHaveLength(138);
  for (const sentence of untold.flatMap(readStepTimes)) expect(sentence).toMatch(/\d|ngay|trong ngày/i);
});
