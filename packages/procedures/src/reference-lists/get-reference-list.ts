import { communeList } from '@dongbo/contract';
import { getReferenceList as endpoint } from '@dongbo/contract/procedures';
import { notFound } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { communeNames, formerCommuneList, formerCommunes } from './commune-list.ts';
import { referenceLists } from './reference-lists.ts';

const formerTitle = {
  vi: 'Xã, phường, thị trấn trước ngày 01/7/2025',
  en: 'Communes before 1 July 2025',
  uk: 'Комуни до 1 липня 2025 року',
};

const inEveryLanguage = (name: string) => ({ vi: name, en: name, uk: name });

const communesTitle = {
  vi: 'Xã, phường, đặc khu',
  en: 'Communes, wards and special zones',
  uk: 'Комуни, квартали та особливі зони',
};

/** A list of codes for a form field; the browser keeps it. */
export const getReferenceList = defineOperation(endpoint, async (_ctx, { key }) => {
  if (key === communeList) {
    const entries = [...communeNames].map(([code, name]) => ({ code, name: inEveryLanguage(name) }));
    return { key, title: communesTitle, entries };
  }
  if (key === formerCommuneList) {
    const entries = formerCommunes().map(({ code, name }) => ({ code, name: inEveryLanguage(name) }));
    return { key, title: formerTitle, entries };
  }
  const list = referenceLists.get(key) ?? notFound();
  return { key, title: list.title, entries: list.entries };
});
