import { identityText } from '@dongbo/contract';
import type { CounterForm } from '../counter/counter-form.ts';
import type { HeldQuestion } from './queries.ts';

/** A whole number tells somebody; a shorter one is still being typed. */
const shortest = 9;

/** By what is asked what is held: the whole number and the procedure, with its case; null as long as one of them is not there. Pure. */
export function heldQuestionOf(form: CounterForm): HeldQuestion | null {
  const number = identityText(form.identityNumber);
  if (form.procedureCode === null || number.length < shortest) return null;
  return {
    procedureCode: form.procedureCode,
    identityNumber: number,
    ...(form.paperCase === null || form.paperCase === '' ? {} : { paperCase: form.paperCase }),
  };
}
