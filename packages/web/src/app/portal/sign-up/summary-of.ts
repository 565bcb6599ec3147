import type { SummaryEntry } from '../../../ui/error-summary.tsx';

/** What the summary above a form lists: the errors of its fields, in their order. */
export const summaryOf = <Name extends string>(
  idPrefix: string,
  names: readonly Name[],
  errors: { readonly [name in Name]?: string | undefined },
): SummaryEntry[] =>
  names.flatMap((name) => {
    const text = errors[name];
    return text === undefined ? [] : [{ target: `${idPrefix}-${name}`, text }];
  });
