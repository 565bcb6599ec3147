import { resolve } from 'node:path';
import { canonicalAddress, connectionOf, DatabaseAddressError } from '@dongbo/kernel';
import type { MessageCarriers } from './wiring/message-gateways.ts';
import { z } from 'zod';

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Folder of files, keys and the embedded database. */
  readonly dataDir: string;
  /** Connection of the database's owner; null: embedded PostgreSQL. */
  readonly databaseUrl: string | null;
  /** The server itself, where `databaseUrl` leads to a connection pooler; null: the one above is the server. */
  readonly directUrl: string | null;
  /** Connection of a role that may copy that server; null: the one above. */
  readonly backupUrl: string | null;
  /** Pages and the worker's log level. */
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  /** 32 bytes under which private keys are sealed; null: a key file in the data folder. */
  readonly secret: Buffer | null;
  /** Keys under which the audit is sealed, newest first; empty: one that is derived from the secret. */
  readonly auditKeys: readonly Buffer[];
  /** Folder where the audit's heads are noted once a day; null: in the data folder. */
  readonly auditHeads: string | null;
  /** Where each noted head is sent too; null: nowhere. */
  readonly auditHeadsUrl: string | null;
  /** Demonstration data: accounts for every role, papers with a watermark. */
  readonly demonstration: boolean;
  /** Somebody set it; otherwise it is on because nothing was said. */
  readonly demonstrationIsAsked: boolean;
  /** Dossiers in every state beside the accounts, filled in after the start. */
  readonly livingDemonstration: boolean;
  /** The sample system runs beside the others, for whoever learns how a system is built. */
  readonly sample: boolean;
  /** ClamAV's daemon that looks into uploads: `host:port` or the path of its socket; null: nobody looks. */
  readonly clamd: string | null;
  /** Who carries e-mail and text messages; a channel without one is not offered, or simulated with demonstration data. */
  readonly carriers: MessageCarriers;
  /** Addresses under which people reach this server, such as `https://dvc.example.vn`; empty: only its own. */
  readonly publicUrls: readonly string[];
  /** Strict transport holds for all names below the server's too. */
  readonly strictSubdomains: boolean;
  /** Where to write about a hole, for security.txt; null: there is none. */
  readonly securityContact: string | null;
  /** Addresses and networks of proxies whose `X-Forwarded-*` is believed. */
  readonly trustProxy: readonly string[];
  /** `off` where a gate in front limits callers, and for measuring. */
  readonly rateLimits: 'on' | 'off';
  /** Bearer token that `/metrics` asks for; null: it answers private addresses alone. */
  readonly metricsToken: string | null;
}

/** A setting has a value that cannot work. Its message is one line for a person. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const proxy = /^(loopback|linklocal|uniquelocal|[0-9a-fA-F.:]+(\/\d{1,3})?)$/;

const databaseAddress = z.string().transform((text, context) => {
  try {
    const address = canonicalAddress(text);
    connectionOf(address);
    return address;
  } catch (error) {
    if (!(error instanceof DatabaseAddressError)) throw error;
    context.addIssue({ code: 'custom', message: error.message });
    return z.NEVER;
  }
});

const Environment = z.object({
  PORT: z.coerce.number({ error: 'a port number from 0 to 65535' }).int().min(0).max(65535).default(8080),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]+$/, 'a host name or address')
    .default('127.0.0.1'),
  DONGBO_DATA: z.string().min(1, 'the path of a folder').default('./.dongbo'),
  DATABASE_URL: databaseAddress.optional(),
  DATABASE_DIRECT_URL: databaseAddress.optional(),
  DONGBO_BACKUP_URL: databaseAddress.optional(),
  DONGBO_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
  DONGBO_SECRET: z
    .base64()
    .refine((text) => Buffer.from(text, 'base64').length === 32, '32 bytes in base64')
    .optional(),
  DONGBO_AUDIT_KEYS: z
    .string()
    .transform((text) => text.split(',').map((one) => Buffer.from(one.trim(), 'base64')))
    .refine((all) => all.every((one) => one.length === 32), '32 bytes in base64, the newest first, divided by commas')
    .default([]),
  DONGBO_AUDIT_HEADS: z.string().min(1, 'the path of a folder').optional(),
  DONGBO_AUDIT_HEADS_URL: z.url({ protocol: /^https?$/, error: 'an address that begins with https:' }).optional(),
  DONGBO_DEMONSTRATION: z.enum(['on', 'accounts', 'off']).optional(),
  DONGBO_SAMPLE: z.enum(['on', 'off']).default('off'),
  DONGBO_CLAMD: z
    .string()
    .regex(/^(\/.+|(\[[0-9a-fA-F:]+\]|[A-Za-z0-9.-]+):\d{1,5})$/, 'host:port or the path of a socket')
    .optional(),
  DONGBO_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, 'an address like smtps://name:password@mail.example.vn:465')
    .refine((text) => URL.canParse(text), 'an address like smtps://name:password@mail.example.vn:465')
    .optional(),
  DONGBO_MAIL_FROM: z
    .string()
    .regex(/^[^\r\n<>]*<?[^\s<>@]+@[^\s<>@]+>?$/, 'an address like Cổng dịch vụ công <khong-tra-loi@example.vn>')
    .optional(),
  DONGBO_SMS_URL: z.url({ protocol: /^https?$/, error: 'an address that begins with https:' }).optional(),
  DONGBO_SMS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{1,1000}$/, 'letters, digits and signs without blanks')
    .optional(),
  DONGBO_SMS_SENDER: z
    .string()
    .regex(/^[A-Za-z0-9 ._-]{1,11}$/, 'up to eleven letters and digits, as registered with the carriers')
    .optional(),
  DONGBO_PUBLIC_URL: z
    .string()
    .transform((text) => text.split(',').map((one) => one.trim()))
    .refine(
      (all) => all.every((one) => /^https?:\/\/[^/?#@]+\/?$/i.test(one) && URL.canParse(one)),
      'addresses like https://dvc.example.vn without a path, divided by commas',
    )
    .default([]),
  DONGBO_STRICT_SUBDOMAINS: z.enum(['on', 'off']).default('off'),
  DONGBO_SECURITY_CONTACT: z
    .string()
    .regex(
      /^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+|tel:\+?[\d-]+)$/,
      'an address that begins with mailto:, https: or tel:',
    )
    .optional(),
  DONGBO_TRUST_PROXY: z
    .string()
    .transform((text) => text.split(',').map((one) => one.trim()))
    .refine((all) => all.every((one) => proxy.test(one)), 'addresses or networks like 10.0.0.0/8, divided by commas')
    .default([]),
  DONGBO_RATE_LIMITS: z.enum(['on', 'off']).default('on'),
  DONGBO_METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,200}$/, '16 to 200 letters, digits and signs')
    .optional(),
});

/** Values that hold a password or key; the line about a wrong one goes to logs and screens. */
const secret = new Set([
  'DATABASE_URL',
  'DATABASE_DIRECT_URL',
  'DONGBO_BACKUP_URL',
  'DONGBO_SECRET',
  'DONGBO_AUDIT_KEYS',
  'DONGBO_AUDIT_HEADS_URL',
  'DONGBO_METRICS_TOKEN',
  'DONGBO_SMTP_URL',
  'DONGBO_SMS_URL',
  'DONGBO_SMS_TOKEN',
]);

type Values = z.output<typeof Environment>;

/** Settings that mean nothing without another one. */
function refuseHalves(values: Values): void {
  if (values.DATABASE_DIRECT_URL !== undefined && values.DATABASE_URL === undefined)
    throw new ConfigError('DATABASE_DIRECT_URL="***" cannot be used: it stands beside DATABASE_URL, which is not set');
  if (values.DONGBO_SMTP_URL !== undefined && values.DONGBO_MAIL_FROM === undefined)
    throw new ConfigError('DONGBO_SMTP_URL="***" cannot be used: it stands beside DONGBO_MAIL_FROM, which is not set');
}

function carriersOf(values: Values): MessageCarriers {
  const { DONGBO_SMTP_URL: smtp, DONGBO_MAIL_FROM: from, DONGBO_SMS_URL: sms } = values;
  const { DONGBO_SMS_TOKEN: token = null, DONGBO_SMS_SENDER: sender = null } = values;
  return {
    email: smtp === undefined || from === undefined ? null : { url: smtp, from },
    sms: sms === undefined ? null : { url: sms, token, sender },
  };
}

/** Reads and checks the environment once. Throws `ConfigError` that names the variable and what it should be. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const name = String(issue?.path[0] ?? '');
    const value = secret.has(name) ? '***' : (given[name] ?? '');
    throw new ConfigError(`${name}="${value}" cannot be used: ${issue?.message ?? 'wrong value'}`);
  }
  const values = parsed.data;
  refuseHalves(values);
  const { DONGBO_DEMONSTRATION: demonstration = 'on' } = values;
  return {
    port: values.PORT,
    host: values.HOST,
    dataDir: resolve(values.DONGBO_DATA),
    databaseUrl: values.DATABASE_URL ?? null,
    directUrl: values.DATABASE_DIRECT_URL ?? null,
    backupUrl: values.DONGBO_BACKUP_URL ?? null,
    logLevel: values.DONGBO_LOG,
    secret: values.DONGBO_SECRET === undefined ? null : Buffer.from(values.DONGBO_SECRET, 'base64'),
    auditKeys: values.DONGBO_AUDIT_KEYS,
    auditHeads: values.DONGBO_AUDIT_HEADS === undefined ? null : resolve(values.DONGBO_AUDIT_HEADS),
    auditHeadsUrl: values.DONGBO_AUDIT_HEADS_URL ?? null,
    demonstration: demonstration !== 'off',
    demonstrationIsAsked: values.DONGBO_DEMONSTRATION !== undefined,
    livingDemonstration: demonstration === 'on',
    sample: values.DONGBO_SAMPLE === 'on',
    clamd: values.DONGBO_CLAMD ?? null,
    carriers: carriersOf(values),
    publicUrls: values.DONGBO_PUBLIC_URL,
    strictSubdomains: values.DONGBO_STRICT_SUBDOMAINS === 'on',
    securityContact: values.DONGBO_SECURITY_CONTACT ?? null,
    trustProxy: values.DONGBO_TRUST_PROXY,
    rateLimits: values.DONGBO_RATE_LIMITS,
    metricsToken: values.DONGBO_METRICS_TOKEN ?? null,
  };
}
