import { Readable, Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { Command } from 'commander';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { registerClock } from './clock.ts';
import { answerLines } from './clock-lines.ts';

async function run(...args: string[]) {
  const written = { out: '', err: '' };
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((written.out += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((written.err += String(text)), true));
  const program = new Command('dongbo').exitOverride();
  registerClock(program);
  await program.parseAsync(['clock', 'explain', ...args], { from: 'user' });
  return { ...written, code: process.exitCode };
}

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

describe('dongbo clock explain', () => {
  it.each(['2023-01-19T10:00', '2013-05-02T08:00', '2021-09-01T08:00'])(
    'says that the decisions of the year of %s are not kept, instead of a wrong due date',
    async (received) => {
      const { out, err, code } = await run('--received', received, '--limit', '5wd');
      expect(out).toBe('');
      expect(err).toContain(`năm ${received.slice(0, 4)} không được lưu`);
      expect(code).toBe(2);
      const kept = await run('--received', '2024-02-06T10:00', '--limit', '5wd', '--json');
      // Off from 8 to 14 February 2024.
      expect(JSON.parse(kept.out)).toMatchObject({ dueAt: '2024-02-20T10:00:00+07:00' });
    },
  );

  it('prints the due instant and every day as one line of JSON', async () => {
    const { out, code } = await run('--received', '2026-04-24T15:30', '--limit', '3wd', '--json');
    const answer: unknown = JSON.parse(out);
    expect(answer).toMatchObject({
      dueAt: '2026-05-04T15:30:00+07:00',
      days: [
        { date: '2026-04-24', kind: 'working', minutes: 90 },
        { date: '2026-04-25', kind: 'weekend', minutes: 0 },
        { date: '2026-04-26', kind: 'HOLIDAY', minutes: 0 },
        {
          date: '2026-04-27',
          kind: 'HOLIDAY',
          minutes: 0,
          rule: expect.stringMatching(/^substitute\.decided\+not-counted: Nghỉ bù/),
        },
        { date: '2026-04-28', kind: 'working', minutes: 480 },
        { date: '2026-04-29', kind: 'working', minutes: 480 },
        { date: '2026-04-30', kind: 'HOLIDAY', minutes: 0 },
        { date: '2026-05-01', kind: 'HOLIDAY', minutes: 0 },
        { date: '2026-05-02', kind: 'weekend', minutes: 0 },
        { date: '2026-05-03', kind: 'weekend', minutes: 0 },
        { date: '2026-05-04', kind: 'working', minutes: 390 },
      ],
    });
    expect(code).toBeUndefined();
  });

  it('prints an aligned table for a person, in the language that is asked for', async () => {
    const { out } = await run('--received', '2026-01-09T15:00', '--limit', '1wd', '--lang', 'en');
    expect(out.split('\n')).toEqual([
      'Received    2026-01-09T15:00:00+07:00',
      'Time limit  1wd',
      expect.stringMatching(/^Calendar {4}vn-state \(/),
      'Due         2026-01-10T15:00:00+07:00',
      '',
      'Date        Day  Kind            Minutes  Rule',
      '2026-01-09  Fri  working             120  Working day; received at 15:00; 120 min counted.',
      expect.stringMatching(
        /^2026-01-10 {2}Sat {2}MAKEUP_WORKDAY {6}360 {2}Working day in exchange for 2 January 2026 \(/,
      ),
      '480'.padStart(40),
      '',
    ]);
  });

  it('takes several suspensions, a policy, an open suspension and another calendar', async () => {
    const base = [
      '--received',
      '2026-03-10T08:00',
      '--limit',
      '2wd',
      '--json',
      '--suspend',
      '2026-03-10T10:00..2026-03-12T14:00',
    ];
    const due = (out: string): unknown => JSON.parse(out).dueAt;
    expect(due((await run(...base)).out)).toBe('2026-03-16T10:30:00+07:00');
    expect(due((await run(...base, '--policy', 'restart')).out)).toBe('2026-03-16T14:00:00+07:00');
    expect(due((await run(...base, '--suspend', '2026-03-13T08:00..')).out)).toBeNull();
    expect(due((await run(...base, '--calendar', 'vn-state-0700')).out)).toBe('2026-03-16T10:00:00+07:00');
  });

  it.each([
    [['--received', '2026-02-30T08:00', '--limit', '3wd'], 'ngày 2026-02-30 không tồn tại\n'],
    [
      ['--received', '2026-02-20T08:00', '--limit', '3'],
      '"3" không phải là thời hạn; hãy ghi 3wd, 8wh, 10d, 2m hoặc now\n',
    ],
    [
      ['--received', '2026-02-20T08:00', '--limit', '3wd', '--calendar', 'x', '--lang', 'en'],
      'there is no calendar "x"; known: vn-state, vn-state-0700\n',
    ],
    [
      ['--received', '2026-02-20T08:00', '--limit', '3wd', '--suspend', 'x', '--lang', 'en'],
      '"x" is not a suspension of the form FROM..TO\n',
    ],
    [['--limit', '3wd', '--lang', 'en'], expect.stringMatching(/^Give --received and --limit[^\n]*\n$/)],
  ])('answers %j with one clear line and exit code 2', async (args, line) => {
    expect(await run(...args)).toEqual({ out: '', err: line, code: 2 });
  });

  it('leaves a wrong choice to the parser of arguments', async () => {
    await expect(run('--received', '2026-02-20T08:00', '--limit', '3wd', '--policy', 'x')).rejects.toThrow(
      'Allowed choices are shift, restart',
    );
  });

  it('answers standard input line by line; a bad line has its number and the rest goes on', async () => {
    const lines = [
      '{"received":"2026-04-24T15:30","limit":"now"}',
      'not json',
      '',
      '{"received":"2026-04-31","limit":"1wd"}',
      '{"received":"2026-03-10T08:00","limit":"2wd","suspend":["2026-03-10T10:00..2026-03-12T14:00"],"policy":"restart"}',
      '{"received":"2026-03-10T08:00","limit":2}',
    ];
    // The cast gives the stream the type of standard input; the command reads it as a stream and nothing else.
    vi.spyOn(process, 'stdin', 'get').mockReturnValue(streamOf(lines.join('\r\n')) as typeof process.stdin);
    const { out, code } = await run('--stdin');
    const answers = out
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(answers).toMatchObject([
      { dueAt: '2026-04-28T17:00:00+07:00' },
      { error: expect.stringContaining('JSON'), line: 2 },
      { error: 'ngày 2026-04-31 không tồn tại', line: 4 },
      { dueAt: '2026-03-16T14:00:00+07:00' },
      { error: expect.stringContaining('"limit": text'), line: 6 },
    ]);
    expect(code).toBe(2);
  });

  it('keeps order and memory with a slow reader and lines cut anywhere', async () => {
    const text = Array.from({ length: 5000 }, (_, index) => `line ${index} ${'x'.repeat(40)}`).join('\n');
    let received = '';
    let waiting = 0;
    const output = new Writable({
      highWaterMark: 1024,
      decodeStrings: false,
      write(piece: string, _, done) {
        waiting = Math.max(waiting, output.writableLength);
        received += piece;
        setImmediate(done);
      },
    });
    const input = streamOf(text, 777);
    expect(await answerLines({ input, output, answer: (line) => line, describe: String })).toBe(true);
    output.end();
    await finished(output);
    expect(received).toBe(`${text}\n`);
    expect(waiting).toBeLessThan(100_000);
  });
});

/** Standard input with the given text, in pieces of `size` characters. */
function streamOf(text: string, size = text.length) {
  const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
    text.slice(index * size, (index + 1) * size),
  );
  return Readable.from(pieces);
}
