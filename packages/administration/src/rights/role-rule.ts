import { beyondGiver, type Holding, type StoredGrant } from '@dongbo/kernel';

/** What the province adds to what the program says and withholds of it, so that exactly these operations are allowed. Pure. */
export function differenceTo(
  program: readonly string[],
  wanted: readonly string[],
): { readonly added: string[]; readonly withheld: string[] } {
  return {
    added: wanted.filter((name) => !program.includes(name)),
    withheld: program.filter((name) => !wanted.includes(name)),
  };
}

/** What of these operations the giver may not add to a role: what one could not pass on wherever the role is held, for every field and as
 * long as it is held; of a role that nobody holds, what one could pass on nowhere. Sorted. Pure. */
export function beyondEditor(
  giver: readonly Holding[] | 'all',
  held: readonly StoredGrant[],
  { gained, now }: { readonly gained: readonly string[]; readonly now: Date },
): string[] {
  if (giver === 'all') return [];
  const somewhere = new Set(giver.flatMap(({ permissions, passesOn }) => [...permissions, ...passesOn]));
  const nowhere = gained.filter((name) => !somewhere.has(name));
  const elsewhere = held.flatMap((grant) => {
    // What lies behind cannot be added to.
    const validFrom = grant.validFrom > now ? grant.validFrom : now;
    return beyondGiver(giver, { ...grant, permissions: gained, passesOn: [], validFrom });
  });
  return [...new Set([...nowhere, ...elsewhere])].toSorted();
}

/** The same rights when a role allows other operations. Pure. */
export const withRole = (
  grants: readonly StoredGrant[],
  role: string,
  permissions: readonly string[],
): readonly StoredGrant[] => grants.map((grant) => (grant.role === role ? { ...grant, permissions } : grant));

/** How many of these people can do something by some right. Pure. */
function able(people: readonly (readonly StoredGrant[])[], name: string): boolean[] {
  return people.map((grants) => grants.some(({ permissions }) => permissions.includes(name)));
}

/** For each operation how many who could (or could not) do it anywhere no longer can (or now can). Pure. */
export function countChanged(
  before: readonly (readonly StoredGrant[])[],
  after: readonly (readonly StoredGrant[])[],
  names: readonly string[],
): { readonly name: string; readonly people: number }[] {
  return names.map((name) => {
    const then = able(after, name);
    return { name, people: able(before, name).filter((could, index) => could !== then[index]).length };
  });
}
