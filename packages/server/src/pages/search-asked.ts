/** What the address of the search asks for. */
export interface Asked {
  readonly q?: string;
  readonly field?: string;
  readonly settledBy?: 'commune' | 'province';
  readonly fileable?: 'true';
  readonly lifeEvent?: string;
  /** Only what is settled here; a list is the province's own unless somebody asks for more, a search looks everywhere. */
  readonly here: boolean;
}

/** Reads the address; empty and unknown values are as if they were not there. */
export function askedOf(query: URLSearchParams): Asked {
  const text = (key: string) => query.get(key)?.trim().slice(0, 200) ?? '';
  const [q, field, settledBy, lifeEvent, here] = ['q', 'field', 'settledBy', 'lifeEvent', 'here'].map(text);
  return {
    ...(q && { q }),
    ...(field && { field }),
    ...((settledBy === 'commune' || settledBy === 'province') && { settledBy }),
    ...(text('fileable') === 'true' && { fileable: 'true' as const }),
    ...(lifeEvent && { lifeEvent: lifeEvent.slice(0, 40) }),
    here: here === 'true' || (here !== 'false' && !q && !lifeEvent),
  };
}

/** The input of the search operation. */
export function inputOf({ here, ...asked }: Asked): Omit<Asked, 'here'> & { readonly here?: 'true' } {
  return { ...asked, ...(here && { here: 'true' as const }) };
}

/** The address of the same search. */
export function addressOf({ here, ...asked }: Asked, cursor?: string): string {
  return `?${new URLSearchParams({ ...asked, here: String(here), ...(cursor !== undefined && { cursor }) }).toString()}`;
}
