import { z } from 'zod';
import province from '../../../../texts/province.json' with { type: 'json' };
import { empty, fieldBase, found, wrong } from '../../field-type.ts';
import type { AddressValue, FieldType, FormValue } from '../../field-type.ts';
import { fold } from '../../../text/fold.ts';
import { notPrintable, readText } from '../../read-text.ts';

/** An address in two parts: the commune from the list, and house number, street and hamlet as written. An address
 * abroad, or one whose commune no longer exists, is written out whole in the detail. */
export const AddressField = z.object({
  ...fieldBase,
  type: z.literal('address').describe('Kind of field'),
  only: z
    .literal('commune')
    .optional()
    .describe(
      'Commune and province are the whole answer, as for a place of origin; without it house and street are asked too',
    ),
  communeRequired: z.boolean().default(false).describe('Must the commune be one of the list?'),
  inProvince: z.boolean().default(false).describe('Must the commune be one of this province?'),
  maxLength: z.number().int().min(1).max(500).default(300).describe('Most characters'),
});
export type AddressField = z.infer<typeof AddressField>;

/** Parts of a raw address; `communeText` is what was typed into the box of the commune but fits none. */
const parts: readonly string[] = ['communeCode', 'communeText', 'detail'];

export const communeList = 'communes';

export const addressField: FieldType<AddressField, AddressValue> = {
  parse(config, raw, context) {
    if (raw === undefined || raw === null || raw === '') return empty;
    if (typeof raw !== 'object' || Array.isArray(raw)) return wrong('not-an-address');
    const entries = new Map<string, unknown>(Object.entries(raw));
    if ([...entries.keys()].some((key) => !parts.includes(key))) return wrong('not-an-address');
    const commune = readText(entries.get('communeCode'), 5);
    const typed = readText(entries.get('communeText'), 100);
    const detail = readText(entries.get('detail'), config.maxLength);
    if (commune.kind === 'wrong') return wrong('unknown-commune');
    if (detail.kind === 'wrong') return detail;
    if (commune.kind === 'empty' && typed.kind === 'value') return wrong('commune-not-chosen', { typed: typed.value });
    if (commune.kind === 'empty' && detail.kind === 'empty') return empty;
    if (commune.kind === 'empty' && config.communeRequired) return wrong('commune-missing');
    if (detail.kind === 'empty' && config.only !== 'commune') return wrong('address-detail-missing');
    const written = detail.kind === 'value' ? detail.value : '';
    if (commune.kind === 'empty') return found({ communeCode: null, detail: written });
    const known = context.nameOf === undefined || context.nameOf(communeList, commune.value, 'vi') !== undefined;
    if (!/^\d{5}$/.test(commune.value) || !known) return wrong('unknown-commune');
    const name = context.nameOf?.(communeList, commune.value, 'vi');
    if (config.inProvince && name !== undefined && !isInProvince(name))
      return wrong('address-elsewhere', { province: province.name.vi });
    return found({ communeCode: commune.value, detail: written });
  },
  write(_config, value, language, nameOf) {
    if (!isAddress(value)) return String(value);
    if (value.communeCode === null) return value.detail;
    const commune = nameOf?.(communeList, value.communeCode, language) ?? value.communeCode;
    return [...withoutParts(value.detail, commune), commune].join(', ');
  },
  warn: (_config, value) => (isAddress(value) ? notPrintable(value.detail) : []),
};

const kinds = /^(?:tinh|thanh pho|tp|xa|phuong|dac khu|p|x|t) /;
const country = 'viet nam';

interface Followed {
  readonly whole: ReadonlySet<string>;
  readonly bare: ReadonlySet<string>;
}

/** The parts of a commune's name as they are compared, with and without their kind; there are as many as communes. */
const followed = new Map<string, Followed>();

function followedBy(commune: string): Followed {
  const known = followed.get(commune);
  if (known !== undefined) return known;
  const parts = commune.split(',').map((part) => fold(part));
  const made = { whole: new Set(parts), bare: new Set([...parts.map((part) => part.replace(kinds, '')), country]) };
  followed.set(commune, made);
  return made;
}

/** House and street without the commune and province that follow them anyway: people write the whole address into the box
 * too. A part goes where it names the kind as well (`phường Trấn Biên`), or stands at the end. */
function withoutParts(detail: string, commune: string): string[] {
  const { whole, bare } = followedBy(commune);
  const parts = detail.split(',').map((part) => part.trim());
  const left = parts.filter((part) => part !== '' && !whole.has(fold(part)));
  while (bare.has(fold(left.at(-1) ?? '').replace(kinds, ''))) left.pop();
  return left;
}

/** Names of communes end with their province. */
const isInProvince = (name: string): boolean =>
  name.toLocaleLowerCase('vi').endsWith(`, ${province.name.vi.toLocaleLowerCase('vi')}`);

const isAddress = (value: FormValue): value is AddressValue => typeof value === 'object';
