import { communeList, getReferenceList as endpoint } from '@dongbo/contract';
import { notFound } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { communeNames } from './commune-list.ts';
import { referenceLists } from './reference-lists.ts';

/** A list of codes for a form field; the browser keeps it. */
export const getReferenceList = defineOperation(endpoint, async (_ctx, { key }) => {
  if (key === communeList) {
    const entries = [...communeNames].map(([code, name]) => ({ code, name: { vi: name, en: name, uk: name } }));
    return { key, entries };
  }
  const list = referenceLists.get(key);
  return list ? { key, entries: list.entries } : notFound();
});
