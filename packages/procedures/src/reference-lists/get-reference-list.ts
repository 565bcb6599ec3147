import { communeList } from '@dongbo/contract';
import { getReferenceList as endpoint } from '@dongbo/contract/procedures';
import { notFound } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { communeNames } from './commune-list.ts';
import { referenceLists } from './reference-lists.ts';

const communesTitle = {
  vi: 'Xã, phường, đặc khu',
  en: 'Communes, wards and special zones',
  uk: 'Комуни, квартали та особливі зони',
};

/** A list of codes for a form field; the browser keeps it. */
export const getReferenceList = defineOperation(endpoint, async (_ctx, { key }) => {
  if (key === communeList) {
    const entries = [...communeNames].map(([code, name]) => ({ code, name: { vi: name, en: name, uk: name } }));
    return { key, title: communesTitle, entries };
  }
  const list = referenceLists.get(key) ?? notFound();
  return { key, title: list.title, entries: list.entries };
});
