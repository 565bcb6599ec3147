import { MigrationError } from '@dongbo/kernel';
import { afterEach, expect, test, vi } from 'vitest';
import { ConfigError } from './config.ts';
import { endWithFault, startUpFault } from './start-up-fault.ts';

afterEach(() => {
  process.exitCode = 0;
});

const coded = (code: string, message: string, more: object = {}): Error =>
  Object.assign(new Error(message), { code, ...more });

test.each([
  [new ConfigError('PORT="x" cannot be used: a port'), /^PORT="x"/],
  [new MigrationError('Migration work/0001 failed: no room'), /^Migration work\/0001 failed: no room$/],
  [coded('28P01', 'password authentication failed'), /refuses the password.*%25/],
  [coded('28000', 'no pg_hba.conf entry for host "10.0.0.1", no encryption'), /refuses the user; its pg_hba\.conf/],
  [coded('08P01', 'unsupported startup parameter: options'), /connection pooler/],
  [coded('DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate', { cert: { raw: 'long' } }), /sslrootcert=/],
  [coded('ERR_TLS_CERT_ALTNAME_INVALID', 'Host: db. is not in the names'), /another name than the host/],
  [new Error('The server does not support SSL connections'), /does not speak TLS.*sslmode=disable/],
  [coded('42P01', 'relation "unit" does not exist'), /npx dongbo migrate/],
  [
    new AggregateError([coded('ECONNREFUSED', 'connect ::1'), coded('ECONNREFUSED', 'connect 127.0.0.1')]),
    /connect ::1; connect 127/,
  ],
  [coded('EACCES', 'listen EACCES 0.0.0.0:80', { syscall: 'listen' }), /below 1024.*\(PORT\)/],
  [new Error('outer', { cause: coded('ENOSPC', 'no space left') }), /^the disk is full/],
  [new Error('one\ntwo', { cause: new Error('three') }), /^it could not be done .*: one two <- three$/],
  ['only a text', /only a text$/],
])('%s is one line', (error, line) => {
  expect(startUpFault(error)).toMatch(line);
  expect(startUpFault(error)).not.toMatch(/\n| at .*:\d+/);
});

test('the stack is for whoever asks for it', () => {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const written = (): string => said.mock.calls.map(([text]) => String(text)).join('');
  endWithFault(new TypeError('broken'), {});
  expect(written().trim().split('\n')).toHaveLength(1);
  expect(process.exitCode).toBe(2);
  said.mockClear();
  endWithFault(new TypeError('broken'), { DONGBO_LOG: 'debug' });
  expect(written()).toMatch(/\n\s+at .*start-up-fault\.test\.ts/);
});
