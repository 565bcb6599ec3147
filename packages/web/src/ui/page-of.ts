import { createElement, lazy } from 'react';
import type { ComponentType } from 'react';

/** A page that is a part of the program of its own. */
export type LazyPage<Props extends object> = ComponentType<Props> & {
  /** Fetches it before it is drawn. */
  readonly fetch: () => Promise<unknown>;
};

/** A page that is fetched when it is first drawn, or before by `fetch`. What has been fetched is drawn at once: React
 * would show a waiting page first, and for 300 ms at least. */
export function pageOf<Props extends object>(load: () => Promise<ComponentType<Props>>): LazyPage<Props> {
  let fetched: ComponentType<Props> | undefined;
  const fetch = async () => {
    fetched = await load();
    return fetched;
  };
  const Later = lazy(async () => ({ default: await fetch() }));
  const Page = (props: Props) => createElement<Props>(fetched ?? Later, props);
  return Object.assign(Page, { fetch });
}
