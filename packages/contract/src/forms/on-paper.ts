import { isShown } from './condition.ts';
import type { FormDefinition } from './form-definition.ts';

/** Is the result of this filing handed over on paper, as copies of a certificate are? Then it cannot be returned online. */
export const isOnPaper = ({ onPaper }: FormDefinition, values: Readonly<Record<string, unknown>>): boolean =>
  onPaper !== undefined && isShown(onPaper, new Map(Object.entries(values)));
