import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { canonicalAddress, connectionOf, DatabaseAddressError } from './connection-address.ts';

const folder = mkdtempSync(join(tmpdir(), 'dongbo-address-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ['postgres://owner:pw@db.example:5432/dongbo', 'postgres://owner:pw@db.example:5432/dongbo'],
  ['postgresql://owner@[::1]:5432/dongbo', 'postgresql://owner@[::1]:5432/dongbo'],
  ['postgres://owner:50%@db/dongbo', 'postgres://owner:50%25@db/dongbo'],
  ['postgres://owner:a%zz@db/dongbo', 'postgres://owner:a%25zz@db/dongbo'],
  ['postgres://owner:a%25b@db/dongbo', 'postgres://owner:a%25b@db/dongbo'],
  ['postgres://owner:pw@/dongbo?host=/run/postgresql', 'postgres://owner:pw@localhost/dongbo?host=/run/postgresql'],
  ['postgres:///dongbo?host=/run/postgresql', 'postgres://localhost/dongbo?host=/run/postgresql'],
  ['postgres://?host=/run/postgresql&dbname=dongbo', 'postgres://localhost/dongbo?host=%2Frun%2Fpostgresql'],
  ['postgres://owner@%2Frun%2Fpostgresql/dongbo', 'postgres://owner@%2Frun%2Fpostgresql/dongbo'],
])('%s is read as %s', (given, canonical) => {
  expect(canonicalAddress(given)).toBe(canonical);
});

test.each([
  ['postgres://owner:ab%cdSecret@db/dongbo', /percent sign in the password.*write %25/],
  ['postgres://ow%e2ner:Secret@db/dongbo', /percent sign in the user.*write %25/],
  ['postgres://owner:Secret@one:5432,two:5432/dongbo', /several hosts/],
  ['postgres://owner:Secret@one,two/dongbo', /several hosts/],
  ['postgres://owner:Secret@/dongbo?host=/one,/two', /several hosts/],
  ['postgres://owner:a/Secret@db/dongbo', /\/ as %2F/],
  ['postgres://owner:a#Secret@db/dongbo', /# as %23/],
  ['host=db dbname=dongbo password=Secret', /address like postgres:/],
  ['mysql://owner:Secret@db/dongbo', /address like postgres:/],
  ['postgres://owner:Secret@db/dongbo?sslmode=verify-ca', /verify-ca needs .*sslrootcert/],
  ['postgres://owner:Secret@db/dongbo?sslmode=maybe', /sslmode=maybe is unknown/],
  ['postgres://owner:Secret@db/dongbo?sslmode=verify-full&sslrootcert=/nowhere/ca.pem', /sslrootcert: .*ENOENT/],
])('%s is refused in one line that keeps the password', (given, said) => {
  const read = (): unknown => connectionOf(given);
  expect(read).toThrow(DatabaseAddressError);
  expect(read).toThrow(said);
  expect(read).not.toThrow(/Secret|\n/);
});

test('a file that holds no certificate is named', () => {
  const path = join(folder, 'empty.pem');
  writeFileSync(path, 'no certificate');
  expect(() => connectionOf(`postgres://db/dongbo?sslmode=require&sslrootcert=${path}`)).toThrow(
    /^sslrootcert: the file .*empty\.pem holds no certificate/,
  );
});

test('sslmode means what it means to the programs of PostgreSQL', () => {
  const tls = (query: string) => connectionOf(`postgres://db/dongbo${query}`).ssl;
  expect(tls('')).toBeUndefined();
  expect(tls('?sslmode=disable')).toBe(false);
  expect(tls('?sslmode=require')).toEqual({ rejectUnauthorized: false });
  expect(tls('?sslmode=no-verify')).toEqual({ rejectUnauthorized: false });
  expect(tls('?sslmode=verify-full')).toEqual({});
  expect(tls('?sslmode=require&sslrootcert=system')).toEqual({});
  expect(connectionOf('postgres://db/dongbo?sslmode=require').connectionString).toBe('postgres://db/dongbo');
});
