import type { StreamMessage } from '@dongbo/contract';
import { expect, test } from 'vitest';
import { createSharedStream, type Hears, type SharedStream, type Word } from './shared-stream.ts';

interface Connection {
  readonly tab: string;
  readonly watch: readonly string[];
  readonly after: string | null;
  readonly hears: Hears;
  isOpen: boolean;
}

/** A browser with tabs, a lock and a channel between the tabs. */
function createBrowser() {
  const connections: Connection[] = [];
  const ears = new Map<string, (word: Word) => void>();
  const later: (() => void)[] = [];
  let turn: Promise<void> = Promise.resolve();
  function tab(name: string): SharedStream & { heard: StreamMessage[]; show(is: boolean): void } {
    let isVisible = true;
    let changed: () => void = () => undefined;
    const heard: StreamMessage[] = [];
    const shared = createSharedStream({
      open(watch, after, hears) {
        const connection: Connection = { tab: name, watch, after, hears, isOpen: true };
        connections.push(connection);
        return () => {
          connection.isOpen = false;
        };
      },
      tell: (word) => [...ears].forEach(([other, hear]) => other !== name && hear(word)),
      hear: (listener) => ears.set(name, listener),
      lead: (work, signal) => {
        turn = turn.then(() => (signal.aborted ? undefined : work(signal)));
        return turn;
      },
      isVisible: () => isVisible,
      onVisibility: (listener) => {
        changed = listener;
      },
      later: (_ms, call) => {
        later.push(call);
        return () => void later.splice(later.indexOf(call) >>> 0, 1);
      },
    });
    return {
      ...shared,
      listen: (listener) => shared.listen((message) => (heard.push(message), listener(message))),
      heard,
      show(is) {
        isVisible = is;
        changed();
      },
    };
  }
  return {
    tab,
    open: () => connections.filter(({ isOpen }) => isOpen),
    /** What was put off is done. */
    pass: async () => {
      for (const call of later.splice(0)) call();
      await new Promise((resolve) => setTimeout(resolve, 0));
    },
  };
}

const inbox = JSON.stringify({ kind: 'inbox' });
const nothing = () => undefined;

test('of several tabs one holds the stream, and all hear it', async () => {
  const browser = createBrowser();
  const [first, second] = [browser.tab('first'), browser.tab('second')];
  first.listen(nothing);
  second.listen(nothing);
  await browser.pass();
  expect(browser.open()).toHaveLength(1);
  browser.open()[0]?.hears.message(inbox, 'a-1');
  expect([first.heard, second.heard]).toEqual([[{ kind: 'inbox' }], [{ kind: 'inbox' }]]);
});

test('a hidden tab gives the stream to a visible one, which goes on behind the last message', async () => {
  const browser = createBrowser();
  const [first, second] = [browser.tab('first'), browser.tab('second')];
  first.listen(nothing);
  second.listen(nothing);
  await browser.pass();
  browser.open()[0]?.hears.message(inbox, 'a-7');
  first.show(false);
  await browser.pass();
  expect(browser.open()).toMatchObject([{ tab: 'second', after: 'a-7' }]);
  second.show(false);
  await browser.pass();
  expect(browser.open()).toEqual([]);
  first.show(true);
  await browser.pass();
  expect(browser.open()).toMatchObject([{ tab: 'first', after: 'a-7' }]);
});

test('what any tab has open is watched, until it is closed', async () => {
  const browser = createBrowser();
  const [first, second] = [browser.tab('first'), browser.tab('second')];
  first.listen(nothing);
  await browser.pass();
  const close = second.watch('dossier-2');
  first.watch('dossier-1');
  await browser.pass();
  expect(browser.open()).toMatchObject([{ tab: 'first', watch: ['dossier-1', 'dossier-2'] }]);
  close();
  await browser.pass();
  expect(browser.open()).toMatchObject([{ tab: 'first', watch: ['dossier-1'] }]);
});

test('a tab that comes to lead asks what the others watch', async () => {
  const browser = createBrowser();
  const [first, second] = [browser.tab('first'), browser.tab('second')];
  second.watch('dossier-2');
  first.listen(nothing);
  await browser.pass();
  await browser.pass();
  expect(browser.open()).toMatchObject([{ tab: 'first', watch: ['dossier-2'] }]);
});

test('who is refused has everything read again, once, and asks again after a while', async () => {
  const browser = createBrowser();
  const only = browser.tab('only');
  only.listen(nothing);
  await browser.pass();
  browser.open()[0]?.hears.refused();
  expect(only.heard).toEqual([{ kind: 'resync' }]);
  await browser.pass();
  browser.open()[0]?.hears.refused();
  expect(only.heard).toHaveLength(1);
  await browser.pass();
  browser.open()[0]?.hears.message(inbox, 'a-1');
  expect(only.heard.at(-1)).toEqual({ kind: 'inbox' });
});

test('nobody listens: there is no stream', async () => {
  const browser = createBrowser();
  const only = browser.tab('only');
  const leave = only.listen(nothing);
  await browser.pass();
  leave();
  await browser.pass();
  expect(browser.open()).toEqual([]);
});
