import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  auditKeyOf,
  createClamdScanner,
  derivedAuditKey,
  examineServer,
  startEmbedded,
  type AuditKey,
  type Log,
  type System,
} from '@dongbo/kernel';
import { ConfigError, type Config } from './config.ts';
import { publicAddressOf } from './names-of-server.ts';
import { assembleProgram, type Program } from './program.ts';
import { systems, systemsWithSample } from './systems.ts';

/** The database and keys of this installation, reachable and named. */
export interface Installation extends AsyncDisposable {
  readonly config: Config;
  readonly url: string;
  /** The server itself, where `url` is a connection pooler; null: `url` is. */
  readonly directUrl: string | null;
  readonly ownerUrl: string;
  /** The embedded database as its superuser, for what nobody else may: copying it, and loading without its checks. Null: it is not
   * embedded. */
  readonly superuserUrl: string | null;
  readonly secret: Buffer;
  readonly embedded: boolean;
}

/** Makes a folder with the folders above it, one by one: Node's recursive form never returns where the system makes no
 * folders at all (`/proc`). */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    if (!existsSync(path))
      throw new ConfigError(`DONGBO_DATA: the folder ${path} cannot be made (${codeOf(error)})`, { cause: error });
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

/** The key under which private signing keys are sealed: made once, readable by its owner alone. */
function installationSecret(config: Config): Buffer {
  if (config.secret) return config.secret;
  makeFolder(config.dataDir);
  const path = join(config.dataDir, 'installation.key');
  if (!existsSync(path)) {
    try {
      writeFileSync(path, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      // Another process made it in the same moment.
      if (!existsSync(path)) throw error;
    }
  }
  chmodSync(path, 0o600);
  const key = Buffer.from(readFileSync(path, 'utf8'), 'base64');
  if (key.length !== 32)
    throw new ConfigError(`${path} is damaged: it has to hold 32 bytes in base64; bring it back from a backup`);
  return key;
}

/** The keys that audit seals may have been made with, newest first; without making any. */
export function auditKeysOf(config: Config): AuditKey[] {
  const path = join(config.dataDir, 'installation.key');
  const hasSecret = config.secret !== null || existsSync(path);
  return [...config.auditKeys.map(auditKeyOf), ...(hasSecret ? [derivedAuditKey(installationSecret(config))] : [])];
}

/** Opens the installation: the server that `DATABASE_URL` names, or the embedded PostgreSQL in the data folder. `loading`
 * starts the embedded one for a large load by this process alone. */
export async function openInstallation(
  config: Config,
  notice: (line: string) => void,
  { loading = false }: { readonly loading?: boolean } = {},
): Promise<Installation> {
  const secret = installationSecret(config);
  if (config.databaseUrl !== null) {
    const { databaseUrl: url, directUrl } = config;
    await examineServer({ url, directUrl });
    const ownerUrl = directUrl ?? url;
    return {
      config,
      url,
      directUrl,
      ownerUrl,
      superuserUrl: null,
      secret,
      embedded: false,
      [Symbol.asyncDispose]: async () => undefined,
    };
  }
  const dataDir = join(config.dataDir, 'postgres');
  const server = await startEmbedded({ dataDir, durable: true, loading, onNotice: notice });
  return {
    config,
    url: server.url,
    directUrl: null,
    ownerUrl: server.ownerUrl,
    superuserUrl: server.superuserUrl,
    secret,
    embedded: true,
    [Symbol.asyncDispose]: () => server.stop(),
  };
}

/** The systems that a configuration asks for. */
export const systemsOf = ({ sample }: Pick<Config, 'sample'>): readonly System[] =>
  sample ? systemsWithSample : systems;

/** The program over an installation. */
export function programOf(installation: Installation, log: Log, poolSize = 20): Program {
  return assembleProgram({
    url: installation.url,
    directUrl: installation.directUrl,
    ownerUrl: installation.ownerUrl,
    dataDir: installation.config.dataDir,
    secret: installation.secret,
    demonstration: installation.config.demonstration,
    carriers: installation.config.carriers,
    publicAddress: publicAddressOf(installation.config),
    systems: systemsOf(installation.config),
    auditKeys: installation.config.auditKeys.map(auditKeyOf),
    ...(installation.config.auditHeads === null ? {} : { auditHeads: installation.config.auditHeads }),
    log,
    poolSize,
    scanner: installation.config.clamd === null ? null : createClamdScanner({ address: installation.config.clamd }),
  });
}
