import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, inject, it, onTestFinished } from 'vitest';

const run = promisify(execFile);
const dongbo = fileURLToPath(new URL('../packages/cli/bin/dongbo.mjs', import.meta.url));
const address = inject('serverAddress');

interface Told {
  readonly space: string;
  readonly code: string;
  readonly dueAt: string;
  readonly days: readonly unknown[];
  readonly steps: readonly { readonly who: string; readonly step: string; readonly milliseconds: number }[];
  readonly result: { readonly path: string; readonly size: number; readonly signedBy: string; readonly valid: boolean };
}

async function demo(...more: readonly string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [dongbo, 'demo', '--url', address, ...more], { encoding: 'utf8' });
  return stdout;
}

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'dongbo-e2e-demo-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

describe.skipIf(address === '')('dongbo demo', () => {
  it.each([
    [[], 'official'],
    [['--trial'], 'trial'],
  ] as const)('walks one dossier to its signed result (%j)', async (space, wanted) => {
    const told: Told = JSON.parse(await demo('--json', '--out', folder(), ...space));
    expect(told).toMatchObject({ space: wanted, code: expect.stringMatching(/^(?:TN\.)?H19\.145\.01-\d{6}-\d{4}$/) });
    expect(told.steps.map(({ who, step }) => `${who} ${step}`)).toEqual([
      'citizen found',
      'citizen uploaded',
      'citizen filled',
      'citizen submitted',
      'anybody looked-up',
      'counter received',
      'citizen explained',
      'head assigned',
      'specialist written',
      'head reviewed',
      'leader approved',
      'worker signed',
      'clerk issued',
      'counter returned',
      'citizen downloaded',
    ]);
    expect(Date.parse(told.dueAt)).toBeGreaterThan(Date.now());
    expect(told.days.length).toBeGreaterThan(0);
    expect(told.result).toMatchObject({
      valid: true,
      signedBy: `Huỳnh Thanh Bình${wanted === 'trial' ? ' (THỬ NGHIỆM)' : ''}`,
    });
    const bytes = readFileSync(told.result.path);
    expect(bytes.byteLength).toBe(told.result.size);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('fits on one screen, in each language', async () => {
    for (const language of ['vi', 'en', 'uk']) {
      const lines = (await demo('--lang', language, '--out', folder())).trimEnd().split('\n');
      expect(lines.length).toBeLessThan(45);
      expect(lines.filter((line) => /^ ?\d+ +\d+ ms /.test(line))).toHaveLength(15);
      expect(lines.join('\n')).not.toMatch(/\{\{|undefined|\[object/);
    }
  });
});
