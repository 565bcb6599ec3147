/** Answers as typed, by form key and question. */
export type TypedAnswers = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Does somebody see anything in it: letters, a part of a date or an address, a tick? Pure. */
function says(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  if (Array.isArray(value)) return value.some(says);
  if (typeof value === 'object' && value !== null) return Object.values(value).some(says);
  return value !== undefined && value !== null && value !== false;
}

/** What is sent of it: only what says something. Pure. */
export function sentAnswers(typed: TypedAnswers): { answers?: Record<string, Record<string, unknown>> } {
  const forms = Object.entries(typed).flatMap(([form, fields]) => {
    const given = Object.entries(fields).filter(([, value]) => says(value));
    return given.length === 0 ? [] : [[form, Object.fromEntries(given)] as const];
  });
  return forms.length === 0 ? {} : { answers: Object.fromEntries(forms) };
}
