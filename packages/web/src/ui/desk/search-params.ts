type Reader<Value> = (typed: string) => Value | undefined;

/** What a page reads from its address. */
type SearchOf<Readers extends Readonly<Record<string, Reader<unknown>>>> = {
  readonly [Name in keyof Readers]?: Exclude<ReturnType<Readers[Name]>, undefined> | undefined;
};

export const text: Reader<string> = (typed) => typed;

/** A day of the calendar, YYYY-MM-DD. */
export const day: Reader<string> = (typed) => {
  const read = /^\d{4}-\d\d-\d\d$/.test(typed) ? new Date(typed) : null;
  return read === null || Number.isNaN(read.getTime()) || read.toISOString().slice(0, 10) !== typed ? undefined : typed;
};

/** An id, as units and persons have it. */
export const id: Reader<string> = (typed) =>
  /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(typed) ? typed : undefined;

export const oneOf =
  <const Value extends string>(values: readonly Value[]): Reader<Value> =>
  (typed) =>
    values.find((value) => value === typed);

/** The search of a route by its names. What somebody typed into the address is never an error: a value that is none is
 * left out. By hand and not by a schema, because every page of the desk would begin with Zod. */
export function searchOf<Readers extends Readonly<Record<string, Reader<unknown>>>>(readers: Readers) {
  return (search: Readonly<Record<string, unknown>>): SearchOf<Readers> => {
    const read = Object.entries(readers).flatMap(([name, reader]) => {
      const typed = search[name];
      const value = typeof typed === 'string' ? reader(typed) : undefined;
      return value === undefined ? [] : [[name, value]];
    });
    // Each value was made by the reader of its name.
    return Object.fromEntries(read) as SearchOf<Readers>;
  };
}
