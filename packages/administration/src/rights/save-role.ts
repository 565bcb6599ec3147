import { foldName, type LocalText } from '@dongbo/contract';
import { sql } from 'kysely';
import type { Context } from '../define.ts';

interface Written {
  readonly act: 'added' | 'changed' | 'ended';
  readonly reason: string;
  readonly gained: readonly string[];
  readonly lost: readonly string[];
  readonly nameBefore?: LocalText | null;
}

/** A line in the history of a role. */
export async function writeRoleChange(ctx: Context, roleKey: string, change: Written): Promise<void> {
  await ctx.db
    .insertInto('role_change')
    .values({
      id: ctx.newId(),
      role_key: roleKey,
      at: ctx.now,
      by_person: ctx.actor.personId,
      act: change.act,
      reason: change.reason,
      gained: [...change.gained],
      lost: [...change.lost],
      name_before: change.nameBefore ? JSON.stringify(change.nameBefore) : null,
    })
    .execute();
}

interface TypedName {
  readonly vi: string;
  readonly en?: string | undefined;
  readonly uk?: string | undefined;
}

/** A name that was typed in Vietnamese alone stands for the other languages too. Pure. */
export const namesOf = ({ vi, en, uk }: TypedName): LocalText => ({
  vi,
  en: en === undefined || en === '' ? vi : en,
  uk: uk === undefined || uk === '' ? vi : uk,
});

/** The key of a new role of the province: its name in plain letters behind `own-`, with a number where it is taken. Pure. */
export function newRoleKey(name: string, taken: readonly string[]): string {
  const plain = foldName(name)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  const base = `own-${plain === '' ? 'role' : plain}`;
  const numbers = Array.from({ length: taken.length + 1 }, (_, at) => (at === 0 ? base : `${base}-${at + 1}`));
  return numbers.find((key) => !taken.includes(key)) ?? base;
}

/** Whether another role in use is called so. */
export async function isNameTaken({ db }: Context, name: string, but: string): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select exists (select from role where lower(name ->> 'vi') = lower(${name}) and key <> ${but} and ended_at is null) as taken`.execute(
    db,
  );
  return rows[0]?.taken ?? false;
}
