import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '@dongbo/kernel';
import pg from 'pg';

/** Environment in which the addresses travel from the global set-up to test workers and the programs they start. */
const ownerVariable = 'DONGBO_TEST_OWNER_URL';
const superuserVariable = 'DONGBO_TEST_SUPERUSER_URL';
const appVariable = 'DONGBO_TEST_APP_URL';

const holderVariable = 'DONGBO_TEST_HOLDER';

const folderPrefix = 'dongbo-test-';

/** Addresses of the server that the global set-up of this test run brought. */
export function testServer(): { ownerUrl: string; superuserUrl: string; appUrl: string } {
  const ownerUrl = process.env[ownerVariable];
  const superuserUrl = process.env[superuserVariable];
  const appUrl = process.env[appVariable];
  if (ownerUrl === undefined || superuserUrl === undefined || appUrl === undefined) {
    throw new Error('No test database server: this test must run in a Vitest project with the database set-up.');
  }
  return { ownerUrl, superuserUrl, appUrl };
}

/** Starts one throw-away PostgreSQL for a whole test run; answers how to end it. Each Vitest project asks once, and
 * all of them share the first one's. */
export async function startTestServer(): Promise<() => Promise<void>> {
  if (process.env[holderVariable] === `${process.pid}`) return async () => {};
  await removeLeftovers();
  const dataDir = mkdtempSync(join(tmpdir(), `${folderPrefix}${process.pid}-`));
  const server = await startEmbedded({ dataDir, durable: false });
  process.env[ownerVariable] = server.ownerUrl;
  process.env[superuserVariable] = server.superuserUrl;
  process.env[appVariable] = server.url;
  process.env[holderVariable] = `${process.pid}`;
  const pid = await serverPid(server.superuserUrl);
  // The last resort when the runner ends without its tear-down: nothing may go on running.
  const lastResort = (): void => void process.kill(pid, 'SIGQUIT');
  process.once('exit', lastResort);
  return async () => {
    process.off('exit', lastResort);
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

async function serverPid(superuserUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  const found = await client.query("select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int as pid");
  await client.end();
  return found.rows[0].pid;
}

/** Ends and removes servers of test runs that were killed. */
async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(folderPrefix) || isAlive(Number(name.slice(folderPrefix.length).split('-')[0]))) continue;
    const dataDir = join(tmpdir(), name);
    try {
      await (await startEmbedded({ dataDir, durable: false })).stop();
    } catch {
      // Half made or another user's: what can be removed is removed below, the rest is not ours.
    }
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 1 });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
