import { readFileSync } from 'node:fs';
import { communeList } from '@dongbo/contract';
import type { Language } from '@dongbo/contract';
import { z } from 'zod';
import { nameInReferenceList } from './reference-lists.ts';

const Communes = z.object({
  provinces: z.record(z.string(), z.string()),
  communes: z.array(z.tuple([z.string(), z.string(), z.string()])),
});

const data = Communes.parse(
  JSON.parse(readFileSync(new URL('../../data/reference-lists/communes.json', import.meta.url), 'utf8')),
);

/** The 3,321 communes, wards and special zones since 2025, each with its province, by their five-digit code. */
export const communeNames: ReadonlyMap<string, string> = new Map(
  data.communes.map(([code, name, province]) => [code, `${name}, ${data.provinces[province] ?? province}`]),
);

/** Key of the list of communes that ended on 1 July 2025, for finding today's by the name on older papers. */
export const formerCommuneList = 'former-communes';

const Former = z.object({ former: z.array(z.tuple([z.string(), z.string(), z.string()])) });

/** Name with district and province of then, and the code of the commune that took its land; a divided one stands once for each
 * part. Read when somebody first asks: it is ten thousand names. */
export function formerCommunes(): readonly { readonly code: string; readonly name: string }[] {
  readFormer ??= Former.parse(
    JSON.parse(readFileSync(new URL('../../data/reference-lists/former-communes.json', import.meta.url), 'utf8')),
  ).former.map(([name, where, code]) => ({ code, name: `${name}, ${where}` }));
  return readFormer;
}
let readFormer: { readonly code: string; readonly name: string }[] | undefined;

/** Names of codes for forms: communes and the reference lists. Proper names are the same in every language. */
export function nameOfCode(list: string, code: string, language: Language): string | undefined {
  return list === communeList ? communeNames.get(code) : nameInReferenceList(list, code, language);
}
