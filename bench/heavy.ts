/*
 * What is heavy, at its largest, beside everybody else: a tracking book of the whole province as PDF, the verification of the
 * audit, a hundred control slips, sign-ins. Is anybody else answered meanwhile? Lists as files are written by the worker.
 *
 *   npm run bench -- heavy [--data FOLDER]
 *
 * Fills a fresh folder with the living demonstration (about 4,000 dossiers) first. `/healthz` is asked every 10 ms over a line of
 * its own; p99 shall stay below 100 ms. Prints a JSON line for each.
 */
import { Agent, get } from 'node:http';
import { cpus, loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { demonstrationPassword } from '@dongbo/kernel';
import { rounded, say, spread } from './support/figures.ts';
import { startMeasuredServer } from './support/measured-server.ts';

const { values } = parseArgs({ options: { data: { type: 'string' } } });
const probeEveryMs = 10;
const slips = 100;
const signIns = 60;

await using server = await startMeasuredServer({
  data: values.data,
  environment: { DONGBO_DEMONSTRATION: 'on' },
});
const { address } = server;

async function untilFilled(): Promise<void> {
  // It begins a moment after the server answers.
  await pause(10_000);
  for (;;) {
    const state: { demonstration?: number } = await (await fetch(`${address}/readyz`)).json();
    if (state.demonstration === undefined) return;
    await pause(1_000);
  }
}

async function enter(username: string): Promise<string> {
  const body = JSON.stringify({ username, password: demonstrationPassword });
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${address}/api/session`, { method: 'POST', headers, body });
  if (!answer.ok) throw new Error(`${username} could not sign in: ${answer.status}`);
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

async function read(path: string, cookie: string): Promise<Buffer> {
  const answer = await fetch(`${address}/api${path}`, { headers: { cookie } });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return Buffer.from(await answer.arrayBuffer());
}

/** Asks `/healthz` all the while; how long each answer took. */
function startProbe(): { readonly stop: () => Promise<number[]> } {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const took: number[] = [];
  let stopping = false;
  const ask = () =>
    new Promise<void>((resolve, reject) => {
      const begun = performance.now();
      get(`${address}/healthz`, { agent }, (response) => {
        response.resume();
        response.on('end', () => resolve(void took.push(performance.now() - begun)));
      }).on('error', reject);
    });
  const loop = (async () => {
    while (!stopping) {
      await ask();
      await pause(probeEveryMs);
    }
  })();
  return {
    async stop() {
      stopping = true;
      await loop;
      agent.destroy();
      return took;
    },
  };
}

async function measure(what: string, work: () => Promise<number>): Promise<void> {
  const probe = startProbe();
  const begun = performance.now();
  const bytes = await work().catch(async (error: unknown) => {
    await probe.stop();
    throw error;
  });
  const seconds = rounded((performance.now() - begun) / 1000, 2);
  say('heavy', { what, seconds, bytes, healthz: spread(await probe.stop()) });
}

await untilFilled();
// It seals the audit of the demonstration.
await server.worker.start();
await pause(15_000);
const [office, auditor, counter] = [
  await enter('kiemsoattthc'),
  await enter('kiemtoan'),
  await enter('motcua.tranbien'),
];
const session: { roles: { unitId: string }[] } = JSON.parse((await read('/session', office)).toString());
const today = new Date().toISOString().slice(0, 10);
const from = new Date(Date.now() - 200 * 86_400_000).toISOString().slice(0, 10);
const book = `/tracking-book/file?unitId=${session.roles[0]?.unitId ?? ''}&from=${from}&to=${today}`;
const list: { items: { id: string }[] } = JSON.parse((await read('/dossiers?limit=50', counter)).toString());
say('heavy', { cores: cpus().length, load: loadavg().map((one) => rounded(one, 1)) });
await measure('nothing', async () => {
  await pause(3_000);
  return 0;
});
await measure('tracking book of the province, PDF', async () => (await read(book, office)).length);
await measure('verification of the audit', async () => (await read('/audit/verification', auditor)).length);
await measure(`${slips} control slips`, async () => {
  let bytes = 0;
  const ids = list.items.map(({ id }) => id);
  for (let count = 0; count < slips; count += 1) {
    // What was not received yet has none.
    const slip = await fetch(`${address}/api/dossiers/${ids[count % ids.length]}/letters/control-slip`, {
      headers: { cookie: counter },
    });
    bytes += (await slip.arrayBuffer()).byteLength;
  }
  return bytes;
});
await measure(`${signIns} sign-ins at once`, async () => {
  await Promise.all(Array.from({ length: signIns }, (_, index) => enter(`congdan${(index % 3) + 1}`)));
  return 0;
});
