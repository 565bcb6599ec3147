import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { startBirthDraft } from './harness/arrange.ts';
import { signInAt } from './harness/people.ts';
import { describeInBrowser, useStage } from './harness/stage.ts';

/** Bytes of compressed script: what a page of the portal may begin with. */
const mostScript = 120_000;

/** The script of suggestions, not compressed: the pages work without it. */
const mostSuggesting = 4_000;

interface FirstLoad {
  readonly scriptBytes: number;
  /** Reads of the program's own interface, by address. */
  readonly reads: readonly string[];
  readonly warnings: readonly string[];
}

/** Milliseconds from which on a timer fetches what comes later: on a busy machine it would run while the page is still measured. */
const laterMs = 1_000;

/** Leaves out what a page fetches ahead once it stands. */
const fetchNothingAhead = (page: Page): Promise<unknown> =>
  page.addInitScript((later) => {
    const start = globalThis.setTimeout;
    const soon = (run: () => void, ms?: number) => ((ms ?? 0) < later ? start(run, ms) : 0);
    Object.assign(globalThis, { setTimeout: soon });
  }, laterMs);

/** Opens an address as a browser does that has never been there. */
async function openCold(page: Page, address: string): Promise<FirstLoad> {
  await fetchNothingAhead(page);
  const wire = await page.context().newCDPSession(page);
  const scripts = new Set<string>();
  const reads: string[] = [];
  const warnings: string[] = [];
  let scriptBytes = 0;
  wire.on('Network.responseReceived', ({ requestId, type }) => void (type === 'Script' && scripts.add(requestId)));
  wire.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) scriptBytes += encodedDataLength;
  });
  page.on('request', (request) => {
    if (request.url().includes('/api/')) reads.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'warning') warnings.push(message.text());
  });
  await wire.send('Network.enable');
  await wire.send('Network.setCacheDisabled', { cacheDisabled: true });
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { scriptBytes, reads, warnings };
}

describeInBrowser('the first load of the portal', () => {
  const stage = useStage();

  async function expectLight(page: Page, address: string, language: string): Promise<void> {
    const { scriptBytes, reads, warnings } = await openCold(page, `${address}?lang=${language}`);
    expect.soft(scriptBytes, `script of ${address} in ${language}`).toBeLessThan(mostScript);
    expect.soft(scriptBytes, `script of ${address} was measured`).toBeGreaterThan(50_000);
    // A hint that does not fit what the page asks for costs more than no hint.
    expect.soft(reads, `reads of ${address}`).toEqual([...new Set(reads)]);
    expect.soft(warnings, `warnings of ${address}`).toEqual([]);
  }

  it('is light on every page, in every language, and asks for nothing twice', async () => {
    const draft = await startBirthDraft(stage.address);
    for (const language of ['vi', 'en', 'uk']) {
      await expectLight(await stage.open({ device: 'phone' }), '/dang-nhap', language);
    }
    const page = await stage.open({ device: 'phone' });
    await signInAt(page, '/dang-nhap', 'citizen');
    for (const address of ['/cua-toi', `/nop-ho-so/ban-nhap/${draft}`, `/nop-ho-so/ban-nhap/${draft}/don-vi`]) {
      for (const language of ['uk', 'en', 'vi']) {
        const fresh = await page.context().newPage();
        await expectLight(fresh, address, language);
        await fresh.close();
      }
    }
  });

  it('of the reading pages has no script but the little one that suggests while somebody types', async () => {
    for (const address of ['/', '/thu-tuc?q=khai+sinh', '/thu-tuc/1.001193', '/tra-cuu', '/lien-he', '/tro-giup']) {
      const page = await stage.open({ device: 'phone' });
      expect((await openCold(page, address)).scriptBytes, address).toBeLessThan(mostSuggesting);
    }
  });
});
