import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { connectionOf } from '../db/connection-address.ts';
import type { Log } from '../log.ts';
import { changeChannel, readChange, type Change } from './change.ts';

export interface ChangeLineOptions {
  readonly url: string;
  readonly log: Log;
  onChange(change: Change): void;
  /** The line stands again after it was lost: what was told meanwhile is not known. */
  onMended(): void;
}

/** The one connection of a process that listens (PostgreSQL's LISTEN). */
export interface ChangeLine {
  /** Resolves once the process listens for the first time. */
  readonly listening: Promise<void>;
  stop(): Promise<void>;
}

const firstPauseMs = 200;
const longestPauseMs = 5_000;
/** A connection whose other end vanished without a word is noticed by asking now and then. */
const askEveryMs = 15_000;
const answerWithinMs = 5_000;

const nameOfLine = 'dongbo-stream';

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    ...connectionOf(url),
    application_name: nameOfLine,
    keepAlive: true,
    connectionTimeoutMillis: answerWithinMs,
    query_timeout: answerWithinMs,
  });
  // Without a listener an error of an idle connection would end the process; its end is waited for by `lost`.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Resolves when the connection is lost or the signal asks to stop. */
async function untilLost(client: pg.Client, signal: AbortSignal): Promise<void> {
  const ended = new AbortController();
  client.once('end', () => ended.abort());
  client.once('error', () => ended.abort());
  const over = AbortSignal.any([signal, ended.signal]);
  while (!over.aborted) {
    await pause(askEveryMs, undefined, { signal: over }).catch(() => undefined);
    if (over.aborted) return;
    const answered = await client.query('select 1').then(
      () => true,
      () => false,
    );
    if (!answered) return;
  }
}

/** Listens until stopped. A lost connection is opened again, with growing pauses while the database is away. */
export function listenForChanges(options: ChangeLineOptions): ChangeLine {
  const stopping = new AbortController();
  const { signal } = stopping;
  const first = Promise.withResolvers<void>();
  let hadLine = false;
  async function hold(): Promise<void> {
    const client = await connect(options.url);
    try {
      client.on('notification', ({ payload }) => {
        const change = readChange(payload ?? '');
        if (change !== null) options.onChange(change);
      });
      await client.query(`listen ${changeChannel}`);
      if (hadLine) options.onMended();
      hadLine = true;
      first.resolve();
      await untilLost(client, signal);
    } finally {
      client.removeAllListeners('notification');
      await client.end().catch(() => undefined);
    }
  }
  const running = (async () => {
    let wait = firstPauseMs;
    while (!signal.aborted) {
      try {
        await hold();
        wait = firstPauseMs;
      } catch (error) {
        options.log.warn({ error }, 'the line for changes cannot be opened');
        wait = Math.min(wait * 2, longestPauseMs);
      }
      if (!signal.aborted) await pause(wait, undefined, { signal }).catch(() => undefined);
    }
  })();
  return {
    listening: first.promise,
    async stop() {
      stopping.abort();
      first.resolve();
      await running;
    },
  };
}
