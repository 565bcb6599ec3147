import { applicantFormKey, fold, type FormDefinition, type Holder } from '@dongbo/contract';
import type { RawAnswers } from '@dongbo/contract/procedures';
import { formerFields } from './default-forms.ts';

type Answers = RawAnswers[string];

/** For whom it is filed, as versions before the third asked: only "the owner" beside the name of the account's holder is
 * certain to be oneself; where it is not certain, it is asked anew. */
function filedFor(form: FormDefinition, answers: Answers, holder: Holder): Answers {
  const asks = form.sections.some(({ fields }) => fields.some(({ id }) => id === 'filedFor'));
  if (!asks || answers['filedFor'] !== undefined) return {};
  if (answers['submitterRole'] === 'authorised') return { filedFor: 'other', mandate: 'authorised' };
  const isHolder = fold(String(answers['ownerName'] ?? '')) === fold(holder.name ?? '');
  return answers['submitterRole'] === 'owner' && answers['ownerType'] === 'citizen' && isHolder
    ? { filedFor: 'self' }
    : {};
}

/** Answers that were typed into an earlier version of these forms, as the version in force reads them. Pure. */
export function answersToday(forms: readonly FormDefinition[], answers: RawAnswers, holder: Holder): RawAnswers {
  const read = forms.flatMap((form) => {
    const typed = answers[form.key];
    if (typed === undefined) return [];
    const former = formerFields(form);
    const kept = Object.fromEntries(Object.entries(typed).filter(([id]) => !former.has(id)));
    const more = form.key === applicantFormKey ? filedFor(form, typed, holder) : {};
    return [[form.key, { ...kept, ...more }] as const];
  });
  return { ...answers, ...Object.fromEntries(read) };
}
