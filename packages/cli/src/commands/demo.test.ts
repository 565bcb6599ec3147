import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { languages } from '@dongbo/contract';
import { Command } from 'commander';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { samplePaper } from './demo-papers.ts';
import { writeStep } from './demo-print.ts';
import { demoText } from './demo-texts.ts';
import { registerDemo } from './demo.ts';

async function run(...args: string[]) {
  const written = { out: '', err: '' };
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((written.out += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((written.err += String(text)), true));
  const program = new Command('dongbo').exitOverride();
  registerDemo(program);
  await program.parseAsync(['demo', ...args], { from: 'user' });
  return { ...written, code: process.exitCode };
}

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

/** Something that answers every request so, on a port of its own. */
async function answering(status: number, body: string): Promise<{ url: string } & AsyncDisposable> {
  const server = createServer((request, response) => {
    const healthy = request.url === '/healthz';
    response.writeHead(healthy ? 200 : status, { 'content-type': 'application/problem+json' });
    response.end(healthy && status !== 404 ? '{"status":"ok"}' : body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address of that form.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

describe('dongbo demo ends with one clear line', () => {
  it.each(languages)('where nothing runs (%s)', async (language) => {
    const { out, err, code } = await run('--url', 'http://127.0.0.1:1', '--lang', language);
    expect({ out, code }).toEqual({ out: '', code: 2 });
    expect(err).toMatch(/^[^\n]*http:\/\/127\.0\.0\.1:1[^\n]*npm start[^\n]*\n$/);
  });

  it('where something else runs', async () => {
    await using other = await answering(404, '<html>');
    expect(await run('--url', other.url)).toMatchObject({
      out: '',
      code: 2,
      err: expect.stringContaining('npm start'),
    });
  });

  it('where there are no demonstration accounts', async () => {
    const problem = { type: 'x', status: 422, code: 'session.wrong-credentials', title: 'x' };
    await using other = await answering(422, JSON.stringify(problem));
    const { err, code } = await run('--url', other.url);
    expect(code).toBe(2);
    expect(err).toContain('DONGBO_DEMONSTRATION');
  });

  it('where the server refuses', async () => {
    const problem = { type: 'x', status: 423, code: 'system-closed', title: 'x' };
    await using other = await answering(423, JSON.stringify(problem));
    expect(await run('--url', other.url)).toMatchObject({ code: 1, err: 'Máy chủ từ chối: system-closed\n' });
  });

  it.each(['nonsense', 'ftp://127.0.0.1'])('for the address %s', async (url) => {
    expect(await run('--url', url)).toMatchObject({ out: '', code: 2, err: expect.stringContaining(`"${url}"`) });
  });
});

it('tells a step with number, time, person and wrapped words', () => {
  const step = {
    who: 'counter',
    name: 'Phạm Thị Ngọc Diễm',
    step: 'received',
    facts: { days: 1, dueAt: '2026-11-23T17:00:00+07:00' },
    milliseconds: 366,
  } as const;
  const lines = writeStep(6, step, 'en').split('\n');
  expect(lines[0]).toMatch(/^ 6 {4}366 ms {2}Counter officer Phạm Thị Ngọc Diễm: receives it/);
  expect(lines.at(-1)).toMatch(/due 2026-11-23 17:00$/);
  expect(lines.every((line) => line.length <= 110)).toBe(true);
  expect(lines.slice(1).every((line) => line.startsWith(' '.repeat(14)))).toBe(true);
});

it('puts every fact into every language', () => {
  const facts = { code: 'c', name: 'n' };
  for (const language of languages) {
    const text = demoText(language, 'fail.not-in-inbox', facts);
    expect(text).toContain('c');
    expect(text).toContain('n');
    expect(text).not.toContain('{{');
  }
});

it('uploads a paper whose table of objects is right', () => {
  const pdf = Buffer.from(samplePaper()).toString('latin1');
  const start = Number(/startxref\n(\d+)/.exec(pdf)?.[1]);
  expect(pdf.slice(start, start + 4)).toBe('xref');
  const places = [...pdf.matchAll(/^(\d{10}) 00000 n /gm)].map((match) => Number(match[1]));
  expect(places.map((place, index) => pdf.startsWith(`${index + 1} 0 obj`, place))).toEqual(Array(5).fill(true));
});
