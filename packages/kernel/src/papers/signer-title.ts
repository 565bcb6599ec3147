import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Grant } from '../identity/actor.ts';
import roles from '../../data/roles.json' with { type: 'json' };

const Title = z.object({ authority: z.string().nullable(), title: z.string(), deputy: z.string() });

/** What stands above the name of whoever signs; `authority` may have two lines, one below the other. */
export interface SignerTitle {
  readonly authority: string | null;
  readonly title: string;
}

/** A right by which somebody signs for a body, with the capacity and the title that it gives. */
export type SigningRight = Pick<Grant, 'role' | 'unitId' | 'capacity' | 'title'>;

const { titles, otherwise } = z
  .object({
    titles: z.array(Title.extend({ kind: z.string().optional(), function: z.string().optional() })),
    otherwise: Title,
  })
  .parse(JSON.parse(readFileSync(new URL('../../data/signer-titles.json', import.meta.url), 'utf8')));

type Body = { readonly kind: string; readonly functionKey: string | null };

/** What stands above the name of the head who signs for a body, such as "TM. Ủy ban nhân dân" and "Chủ tịch" (Decree
 * 30/2020/NĐ-CP, Annex I, part II, point 7); of whoever signs for the head where a right says so: a deputy in place of the head (KT.), by
 * order (TL.), by authorisation (TUQ.), acting (Q.). A deputy signs on behalf of the collective too; who signs by order or by authorisation
 * does so for the head. Pure. */
export function signerTitleOf(unit: Body, right: Pick<SigningRight, 'capacity' | 'title'> | null = null): SignerTitle {
  const head =
    titles.find(
      (line) => line.kind === unit.kind || (line.function !== undefined && line.function === unit.functionKey),
    ) ?? otherwise;
  const { authority, title, deputy } = head;
  const own = right?.title ?? null;
  const capacity = right?.capacity ?? null;
  if (capacity === null) return { authority, title: own ?? title };
  if (capacity === 'Q') return { authority, title: `Q. ${title}` };
  const forHead = `${capacity}. ${title}`;
  if (capacity === 'KT')
    return { authority: authority === null ? forHead : `${authority}\n${forHead}`, title: own ?? deputy };
  return { authority: forHead, title: own ?? deputy };
}

/** Roles whose holders sign as the head of a body. */
const headRoles = ['leader', 'committee-leader'];

/** By which of their rights somebody signs for a body: as its head where one says nothing else; null: as the head, or by none that names a
 * capacity. The leader of the committee of the province holds the right at its office. Pure. */
export function signingRightOf(
  rights: readonly SigningRight[],
  body: { readonly id: string; readonly kind: string },
): SigningRight | null {
  const held = rights.filter(
    ({ role, unitId }) =>
      headRoles.includes(role) && (unitId === body.id || (role === 'committee-leader' && body.kind === 'province')),
  );
  const isHead = held.some(({ capacity, title }) => (capacity ?? null) === null && (title ?? null) === null);
  return isHead ? null : (held[0] ?? null);
}

/** What an official is called who signs for themselves and for no head, such as "Chuyên viên": the name of the role in which they
 * acted. Pure. */
export function roleTitleOf(role: string): string {
  const found = roles.roles.find(({ key }) => key === role);
  if (found === undefined) throw new Error(`No role ${role}`);
  return found.name.vi;
}
