import { BackupError } from '@dongbo/kernel';
import { afterEach, expect, test, vi } from 'vitest';
import { inOneLine } from './backup-fault.ts';

afterEach(() => {
  process.exitCode = 0;
});

test.each([
  [new BackupError('What to do.'), 'What to do.\n'],
  [
    Object.assign(new Error('the database system is starting up'), { code: '57P03' }),
    'The database went away; run this again: the database system is starting up\n',
  ],
  [
    Object.assign(new Error('connect ENOENT /x'), { code: 'ENOENT', syscall: 'connect' }),
    'The database went away; run this again: connect ENOENT /x\n',
  ],
  [
    new Error('Connection terminated unexpectedly'),
    'The database went away; run this again: Connection terminated unexpectedly\n',
  ],
])('%s is said in one line', async (error, line) => {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  await inOneLine(() => Promise.reject(error));
  expect(said.mock.calls.map(([text]) => text).join('')).toBe(line);
  expect(process.exitCode).toBe(2);
});

test('a fault of the program itself is not hidden', async () => {
  const missing = Object.assign(new Error('no such file'), { code: 'ENOENT', syscall: 'open' });
  await expect(inOneLine(() => Promise.reject(missing))).rejects.toBe(missing);
});
