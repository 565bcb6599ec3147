/*
 * A campaign of authorisation over HTTP: 10,000 people of the province from one file, read, checked, approved by a second person and carried
 * out by the worker.
 *
 *   npm run bench -- campaign [--people 10000] [--data FOLDER]
 *
 * Wanted: less than two minutes from the upload to the last account. Prints a JSON line for each stretch.
 */
import { parseArgs } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';
import { demonstrationPassword, writeSheet } from '@dongbo/kernel';
import { rounded, say } from './support/figures.ts';
import { startMeasuredServer } from './support/measured-server.ts';

const { values } = parseArgs({ options: { people: { type: 'string', default: '10000' }, data: { type: 'string' } } });
const people = Number(values.people);

await using server = await startMeasuredServer({
  data: values.data,
  environment: { DONGBO_DEMONSTRATION: 'accounts' },
});
const { address } = server;
await server.worker.start();

const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');

/** Signs in; an administrator of the demonstration with the code that the page shows there. */
async function enter(username: string): Promise<string> {
  const headers = { 'content-type': 'application/json', origin: address };
  const body = JSON.stringify({ username, password: demonstrationPassword });
  const first = await fetch(`${address}/api/session`, { method: 'POST', headers, body });
  if (!first.ok) throw new Error(`${username} could not sign in: ${first.status}`);
  const cookie = cookieOf(first);
  if (Object(await first.json()).secondStep !== true) return cookie;
  const ways = await fetch(`${address}/api/session/ways?use=sign-in`, { headers: { cookie, origin: address } });
  const { demonstrationCode: code } = Object(await ways.json());
  const confirmed = await fetch(`${address}/api/session`, {
    method: 'PUT',
    headers: { ...headers, cookie },
    body: JSON.stringify({ code }),
  });
  if (!confirmed.ok) throw new Error(`${username} could not confirm: ${confirmed.status} ${await confirmed.text()}`);
  return cookieOf(confirmed);
}

async function ask(cookie: string, path: string, body?: object | Uint8Array): Promise<Record<string, unknown>> {
  const isFile = body instanceof Uint8Array;
  const answer = await fetch(`${address}/api${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      cookie,
      origin: address,
      ...(body !== undefined && {
        'content-type': isFile ? 'application/octet-stream' : 'application/json',
        'idempotency-key': crypto.randomUUID(),
      }),
    },
    ...(body !== undefined && { body: isFile ? Buffer.from(body) : JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return Object(await answer.json());
}

const columns = ['Họ và tên', 'Số định danh cá nhân', 'Thư điện tử', 'Vai trò'].map((title) => ({ title, width: 20 }));
const rows = Array.from({ length: people }, (_, at) => [
  `Nguyễn Thị Minh Họa ${at}`,
  // Invented: the last six digits of no living person's begin with 000.
  `${['075', '070', '072', '074'][at % 4]}1${String(60 + (Math.floor(at / 4) % 40))}000${String(Math.floor(at / 160)).padStart(3, '0')}`,
  null,
  'Chuyên viên',
]);
const bytes = await writeSheet({ name: 'Danh sách', columns, rows });

const first = await enter('quantri.sokhcn');
const second = await enter('quantrihethong');
const { items } = await ask(first, '/units?kind=province');
const [unit] = Array.isArray(items) ? items : [];
const unitId = String(Object(unit).id);

async function until(campaignId: string, state: string): Promise<Record<string, unknown>> {
  for (;;) {
    const campaign = await ask(second, `/administration/campaigns/${campaignId}`);
    if (campaign['state'] === state) return campaign;
    if (campaign['state'] === 'unreadable') throw new Error(JSON.stringify(campaign['problem']));
    await pause(200);
  }
}

async function measured<T>(what: string, body: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const answer = await body();
  say(what, { people, seconds: rounded((performance.now() - began) / 1_000) });
  return answer;
}

const query = new URLSearchParams({ name: 'danh-sach.xlsx', purpose: 'administration.campaign' });
await measured('from the upload to the last account', async () => {
  const checked = await measured('uploaded, read and checked', async () => {
    const { id: fileId } = await ask(first, `/files?${query.toString()}`, bytes);
    const order = { unitId, fileId, inviteBy: 'email', reason: 'Đo thời gian' };
    const { id } = await ask(first, '/administration/campaigns', order);
    return await until(String(id), 'checked');
  });
  const done = await measured('approved and carried out', async () => {
    const decision = { version: checked['version'], approve: true, reason: 'Đo thời gian' };
    await ask(second, `/administration/campaigns/${String(checked['id'])}/decision`, decision);
    return await until(String(checked['id']), 'done');
  });
  say('figures', Object(done['counts']));
});
