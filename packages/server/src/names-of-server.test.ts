import { expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';
import { refuseUnaskedDemonstration, warningsOf } from './names-of-server.ts';

const start = (environment: Record<string, string>) => () => refuseUnaskedDemonstration(readConfig(environment));

test.each([
  { HOST: '0.0.0.0' },
  { HOST: '::' },
  { HOST: '10.0.0.5' },
  { DONGBO_TRUST_PROXY: '10.0.0.0/8' },
  { DONGBO_PUBLIC_URL: 'https://dvc.example.vn' },
])('accounts with a published password are not there for other machines unless asked for: %o', (environment) => {
  expect(start(environment)).toThrow(ConfigError);
  expect(start(environment)).toThrow(/^DONGBO_DEMONSTRATION is not set, [^\n]+$/);
  for (const answer of ['on', 'accounts', 'off'])
    expect(start({ ...environment, DONGBO_DEMONSTRATION: answer })).not.toThrow();
});

test.each([
  {},
  { HOST: 'localhost' },
  { HOST: '::1' },
  { HOST: '127.0.0.2' },
  { DONGBO_PUBLIC_URL: 'http://localhost:8080' },
])('a server that only its own machine reaches starts as it is: %o', (environment) => {
  expect(start(environment)).not.toThrow();
  expect(warningsOf(readConfig(environment))).toEqual([]);
});

test('a demonstration that others reach says so at its start, an installation for work does not', () => {
  const says = (answer: string) =>
    warningsOf(readConfig({ HOST: '0.0.0.0', DONGBO_DEMONSTRATION: answer })).filter((line) =>
      line.startsWith('DONGBO_DEMONSTRATION'),
    ).length;
  expect(['on', 'accounts', 'off'].map(says)).toEqual([1, 1, 0]);
});
