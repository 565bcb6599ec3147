import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { createClient, signIn, type Client } from '@dongbo/contract';
import { startDraft } from '@dongbo/contract/procedures';
import { demonstrationPassword } from '@dongbo/kernel';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { devices, launchBrowser } from '../e2e/harness/browser.ts';
import { people, type Person } from '../e2e/harness/people.ts';
import { startServer } from '../e2e/harness/server.ts';

// What does the first load of a page cost on a phone of the middle range? A cold cache, a processor four times slower
// than this machine's, 1.6 Mbit/s down with 150 ms there and back: the conditions of Lighthouse's mobile test. One JSON
// line a page, the middle one of several loads. Aim: below 120 KB of compressed script, largest paint below 2 s.
//
// `--url ADDRESS` measures a server that runs already and has the demonstration accounts; `--loads N`; `--only TEXT`.

const { values: wishes } = parseArgs({
  options: {
    url: { type: 'string' },
    loads: { type: 'string', default: '3' },
    only: { type: 'string', default: '' },
    waterfall: { type: 'boolean', default: false },
  },
});

const slowNetwork = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
const slowerProcessor = 4;

interface MeasuredPage {
  readonly name: string;
  readonly person?: Person;
  /** The address, which may have to be made first (a draft of one's own). */
  readonly address: (client: Client) => Promise<string>;
}

const at = (address: string) => async () => address;
const draftOf = (procedureCode: string, step: string) => async (client: Client) =>
  `/nop-ho-so/ban-nhap/${(await client.call(startDraft, { procedureCode })).id}${step}`;

const measuredPages: readonly MeasuredPage[] = [
  { name: 'public home', address: at('/') },
  { name: 'procedure', address: at('/thu-tuc/1.001193') },
  { name: 'look-up', address: at('/tra-cuu') },
  { name: 'sign-in', address: at('/dang-nhap') },
  { name: 'my dossiers', person: 'citizen', address: at('/cua-toi') },
  { name: 'filing, birth registration', person: 'citizen', address: draftOf('1.001193', '') },
  { name: 'filing, first question', person: 'citizen', address: draftOf('1.001193', '/don-vi') },
  { name: 'filing, general form', person: 'citizen', address: draftOf('1.000689', '') },
  { name: 'desk inbox', person: 'counter', address: at('/lam-viec') },
];

interface Load {
  readonly requests: number;
  /** Bodies of scripts as they came over the wire. */
  readonly scriptBytes: number;
  /** Everything that came over the wire, headers too. */
  readonly allBytes: number;
  readonly firstPaintMs: number;
  readonly largestPaintMs: number;
  readonly largest: string;
  readonly layoutShift: number;
}

/** Runs in the page before anything of it: keeps what the browser observes about painting. */
function observe(): void {
  const seen = { lcp: 0, largest: '', cls: 0 };
  Object.assign(globalThis, { dongboSeen: seen });
  const fields = (entry: PerformanceEntry) => new Map<string, unknown>(Object.entries(Object(entry.toJSON())));
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      seen.lcp = entry.startTime;
      const element: unknown = Reflect.get(entry, 'element');
      seen.largest = element instanceof Element ? `${element.tagName} ${element.textContent?.slice(0, 40)}` : '';
    }
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const facts = fields(entry);
      if (facts.get('hadRecentInput') !== true) seen.cls += Number(facts.get('value') ?? 0);
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

async function paints(page: Page) {
  return page.evaluate(() => ({
    // `observe` has put it there.
    ...(Reflect.get(globalThis, 'dongboSeen') as { lcp: number; largest: string; cls: number }),
    first: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
  }));
}

async function load(context: BrowserContext, address: string): Promise<Load> {
  const page = await context.newPage();
  const wire = await context.newCDPSession(page);
  let allBytes = 0;
  let scriptBytes = 0;
  const scripts = new Set<string>();
  const begun = new Map<string, { url: string; at: number }>();
  wire.on('Network.requestWillBeSent', ({ requestId, request, timestamp }) => {
    begun.set(requestId, { url: request.url, at: timestamp });
  });
  wire.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId);
  });
  wire.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) scriptBytes += encodedDataLength;
  });
  let start = 0;
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength, timestamp }) => {
    allBytes += encodedDataLength;
    const one = begun.get(requestId);
    if (!wishes.waterfall || !one) return;
    start ||= one.at;
    const ms = (moment: number) => String(Math.round((moment - start) * 1000)).padStart(5);
    process.stderr.write(`${ms(one.at)} ${ms(timestamp)} ${String(encodedDataLength).padStart(7)} ${one.url}\n`);
  });
  await wire.send('Network.enable');
  await wire.send('Network.setCacheDisabled', { cacheDisabled: true });
  await wire.send('Network.emulateNetworkConditions', slowNetwork);
  await wire.send('Emulation.setCPUThrottlingRate', { rate: slowerProcessor });
  await page.addInitScript(observe);
  await page.goto(address, { waitUntil: 'networkidle' });
  // Desk pages keep asking; what is painted a second after the last answer is what was loaded.
  await page.waitForTimeout(1000);
  const { lcp, largest, cls, first } = await paints(page);
  await page.close();
  return {
    requests: begun.size,
    scriptBytes,
    allBytes,
    firstPaintMs: Math.round(first),
    largestPaintMs: Math.round(lcp),
    largest,
    layoutShift: Number(cls.toFixed(3)),
  };
}

async function measure(browser: Browser, server: string, one: MeasuredPage): Promise<Load> {
  const context = await browser.newContext({
    ...devices.phone,
    baseURL: server,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
  });
  try {
    const client = createClient({ base: `${server}/api`, fetch: await fetchAs(context, server, one.person) });
    return await load(context, await one.address(client));
  } finally {
    await context.close();
  }
}

/** Signs in without opening a page, so that the cache stays cold, and gives the browser the session. */
async function fetchAs(context: BrowserContext, server: string, person: Person | undefined): Promise<typeof fetch> {
  if (person === undefined) return fetch;
  let cookie = '';
  const keep: typeof fetch = async (input, init) => {
    const answer = await fetch(input, { ...init, headers: { ...Object(init?.headers), ...(cookie && { cookie }) } });
    cookie ||= answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    return answer;
  };
  await createClient({ base: `${server}/api`, fetch: keep }).call(signIn, {
    username: people[person],
    password: demonstrationPassword,
  });
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: server, httpOnly: true }]);
  return keep;
}

const running = wishes.url === undefined ? await startServer() : undefined;
const server = wishes.url ?? running?.address ?? '';
const browser = await launchBrowser();
try {
  for (const one of measuredPages.filter(({ name }) => name.includes(wishes.only))) {
    const loads: Load[] = [];
    for (let count = 0; count < Number(wishes.loads); count += 1) loads.push(await measure(browser, server, one));
    const sorted = loads.toSorted((a, b) => a.largestPaintMs - b.largestPaintMs);
    const middle = sorted[Math.floor(sorted.length / 2)];
    // Other work on the machine only ever adds: the fastest load says what the page itself needs.
    const figures = { ...middle, fastestMs: sorted[0]?.largestPaintMs, machineLoad: loadavg()[0] };
    process.stdout.write(`${JSON.stringify({ bench: 'first-load', page: one.name, ...figures })}\n`);
  }
} finally {
  await browser.close();
  await running?.stop();
}
