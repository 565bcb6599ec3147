import { readFileSync } from 'node:fs';
import { z } from 'zod';
import roles from '../../data/roles.json' with { type: 'json' };

const Title = z.object({ authority: z.string().nullable(), title: z.string() });
export type SignerTitle = z.infer<typeof Title>;

const { titles, otherwise } = z
  .object({
    titles: z.array(Title.extend({ kind: z.string().optional(), function: z.string().optional() })),
    otherwise: Title,
  })
  .parse(JSON.parse(readFileSync(new URL('../../data/signer-titles.json', import.meta.url), 'utf8')));

/** What stands above the name of the head who signs for a body, such as "TM. Ủy ban nhân dân" and "Chủ tịch" (Decree
 * 30/2020/NĐ-CP, Annex I, part II, point 7). Pure. */
export function signerTitleOf(unit: { readonly kind: string; readonly functionKey: string | null }): SignerTitle {
  const { authority, title } =
    titles.find(
      (line) => line.kind === unit.kind || (line.function !== undefined && line.function === unit.functionKey),
    ) ?? otherwise;
  return { authority, title };
}

/** What an official is called who signs for themselves and for no head, such as "Chuyên viên": the name of the role in which they
 * acted. Pure. */
export function roleTitleOf(role: string): string {
  const found = roles.roles.find(({ key }) => key === role);
  if (found === undefined) throw new Error(`No role ${role}`);
  return found.name.vi;
}
