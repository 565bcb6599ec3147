import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

test('an empty environment gives the defaults', () => {
  const nothing = {
    port: 8080,
    host: '127.0.0.1',
    dataDir: resolve('.dongbo'),
    databaseUrl: null,
    directUrl: null,
    backupUrl: null,
    logLevel: 'warn',
    secret: null,
    auditKeys: [],
    auditHeads: null,
    auditHeadsUrl: null,
    demonstration: true,
    demonstrationIsAsked: false,
    sample: false,
    livingDemonstration: true,
    clamd: null,
    carriers: { email: null, sms: null },
    publicUrls: [],
    strictSubdomains: false,
    securityContact: null,
    trustProxy: [],
    rateLimits: 'on',
    metricsToken: null,
  };
  expect(readConfig({})).toEqual(nothing);
  expect(readConfig({ PORT: '', HOST: '', DATABASE_URL: '', DONGBO_SECRET: '' })).toEqual(nothing);
});

test('every variable is read', () => {
  const secret = Buffer.alloc(32, 1);
  expect(
    readConfig({
      PORT: '0',
      HOST: '::',
      DONGBO_DATA: '/var/lib/dongbo',
      DATABASE_URL: 'postgresql://dongbo@db.example:5432/dongbo',
      DATABASE_DIRECT_URL: 'postgresql://dongbo@server.example:5432/dongbo',
      DONGBO_BACKUP_URL: 'postgresql://copier@db.example:5432/dongbo',
      DONGBO_LOG: 'debug',
      DONGBO_SECRET: secret.toString('base64'),
      DONGBO_AUDIT_KEYS: [2, 3].map((byte) => Buffer.alloc(32, byte).toString('base64')).join(','),
      DONGBO_AUDIT_HEADS: '/mnt/heads',
      DONGBO_AUDIT_HEADS_URL: 'https://witness.example/heads',
      DONGBO_DEMONSTRATION: 'off',
      DONGBO_CLAMD: '/run/clamav/clamd.ctl',
      DONGBO_SMTP_URL: 'smtps://cong:matkhau@mail.example.vn:465',
      DONGBO_MAIL_FROM: 'Cổng dịch vụ công <khong-tra-loi@example.vn>',
      DONGBO_SMS_URL: 'https://sms.example.vn/send',
      DONGBO_SMS_TOKEN: 'khoa-cua-thu',
      DONGBO_SMS_SENDER: 'DONGNAI',
      DONGBO_PUBLIC_URL: 'https://dvc.example.vn, http://10.0.0.5:8080',
      DONGBO_STRICT_SUBDOMAINS: 'on',
      DONGBO_SECURITY_CONTACT: 'mailto:attt@example.vn',
      DONGBO_TRUST_PROXY: '10.0.0.0/8, loopback',
      DONGBO_RATE_LIMITS: 'off',
      DONGBO_METRICS_TOKEN: 'a-token-of-tests-1234',
    }),
  ).toEqual({
    port: 0,
    host: '::',
    dataDir: '/var/lib/dongbo',
    databaseUrl: 'postgresql://dongbo@db.example:5432/dongbo',
    directUrl: 'postgresql://dongbo@server.example:5432/dongbo',
    backupUrl: 'postgresql://copier@db.example:5432/dongbo',
    logLevel: 'debug',
    secret,
    auditKeys: [Buffer.alloc(32, 2), Buffer.alloc(32, 3)],
    auditHeads: '/mnt/heads',
    auditHeadsUrl: 'https://witness.example/heads',
    demonstration: false,
    demonstrationIsAsked: true,
    sample: false,
    livingDemonstration: false,
    clamd: '/run/clamav/clamd.ctl',
    carriers: {
      email: {
        url: 'smtps://cong:matkhau@mail.example.vn:465',
        from: 'Cổng dịch vụ công <khong-tra-loi@example.vn>',
      },
      sms: { url: 'https://sms.example.vn/send', token: 'khoa-cua-thu', sender: 'DONGNAI' },
    },
    publicUrls: ['https://dvc.example.vn', 'http://10.0.0.5:8080'],
    strictSubdomains: true,
    securityContact: 'mailto:attt@example.vn',
    trustProxy: ['10.0.0.0/8', 'loopback'],
    rateLimits: 'off',
    metricsToken: 'a-token-of-tests-1234',
  });
});

describe('a wrong value is one clear line', () => {
  test.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['HOST', 'two words'],
    ['DATABASE_URL', 'mysql://db/dongbo'],
    ['DATABASE_URL', 'db.example'],
    ['DONGBO_BACKUP_URL', 'db.example'],
    ['DONGBO_LOG', 'loud'],
    ['DONGBO_AUDIT_KEYS', 'short'],
    ['DONGBO_AUDIT_HEADS_URL', 'somewhere'],
    ['DONGBO_DEMONSTRATION', 'yes'],
    ['DONGBO_CLAMD', 'somewhere'],
    ['DONGBO_TRUST_PROXY', 'everybody'],
    ['DONGBO_PUBLIC_URL', 'dvc.example.vn'],
    ['DONGBO_PUBLIC_URL', 'https://dvc.example.vn/path'],
    ['DONGBO_SECURITY_CONTACT', 'somebody'],
    ['DATABASE_DIRECT_URL', 'postgres://db/dongbo'],
    ['DONGBO_RATE_LIMITS', 'maybe'],
    ['DONGBO_METRICS_TOKEN', 'too short'],
  ])('%s=%s', (name, value) => {
    const read = (): unknown => readConfig({ [name]: value });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(new RegExp(`^${name}="[^\\n]*" cannot be used: [^\\n]+$`));
  });

  test.each(['short', Buffer.alloc(31).toString('base64'), 'not base64 at all, but long enough to be it'])(
    'DONGBO_SECRET=%s',
    (value) => {
      expect(() => readConfig({ DONGBO_SECRET: value })).toThrow(/^DONGBO_SECRET=[^\n]* cannot be used: [^\n]+$/);
    },
  );

  test.each([
    ['DONGBO_SECRET', `${'x'.repeat(20)}!`, 'xxxx'],
    ['DATABASE_URL', 'mysql://dongbo:hunter2@db/dongbo', 'hunter2'],
    ['DONGBO_BACKUP_URL', 'mysql://dongbo:hunter2@db/dongbo', 'hunter2'],
    ['DATABASE_URL', 'dongbo:hunter2', 'hunter2'],
    ['DONGBO_METRICS_TOKEN', 'hunter2 hunter2 hunter2', 'hunter2'],
  ])('%s: what is secret in it does not stand in the line', (name, value, hidden) => {
    const line = (): string => {
      try {
        return JSON.stringify(readConfig({ [name]: value }));
      } catch (error) {
        return error instanceof ConfigError ? error.message : 'another error';
      }
    };
    expect(line()).toMatch(new RegExp(`^${name}`));
    expect(line()).not.toContain(hidden);
  });
});
