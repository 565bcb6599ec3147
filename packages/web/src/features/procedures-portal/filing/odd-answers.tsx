import { Link } from 'wouter';
import { answerByAccount, applicantFormKey, parseAnswers } from '@dongbo/contract';
import type { FormDefinition, FormValues } from '@dongbo/contract';
import { readableValues } from '../../../forms/readable-values.ts';
import { useReferenceNames } from '../../../lib/reference-names.ts';
import { useTexts } from '../../../lib/texts.ts';
import { useToday } from '../../../lib/today.ts';
import { Alert } from '../../../ui/alert.tsx';
import { useDraft } from './draft-context.tsx';
import { useProblemWords } from './problem-words.ts';
import { sectionPath } from './steps.ts';

/** What does not fit together in the answers, in plain words, before it is sent: whoever decides sees it too. */
export function OddAnswers() {
  const { draft, content } = useDraft();
  const today = useToday();
  const own = (form: FormDefinition) =>
    answerByAccount(form, content.answers[form.key] ?? {}, draft.holder, today).answers;
  const first = draft.forms.find(({ key }) => key === applicantFormKey);
  const applicant = first && readableValues(first, own(first), { today });
  return draft.forms.map((form) => <OddOf key={form.key} form={form} answers={own(form)} applicant={applicant} />);
}

interface OddOfProps {
  readonly form: FormDefinition;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly applicant: FormValues | undefined;
}

function OddOf({ form, answers, applicant }: OddOfProps) {
  const { t } = useTexts('procedures-portal');
  const today = useToday();
  const nameOf = useReferenceNames([form]);
  const wordsOf = useProblemWords(form);
  const { warnings } = parseAnswers(form, answers, {
    today,
    ...(nameOf && { nameOf }),
    ...(applicant && { applicant }),
  });
  if (warnings.length === 0) return null;
  const pageOf = (field: string) => form.sections.find(({ fields }) => fields.some(({ id }) => id === field))?.id ?? '';
  return (
    <Alert tone="warning" title={t('check.odd')}>
      <ul className="missing-list">
        {warnings.map((warning) => (
          <li key={`${warning.field} ${warning.code}`}>
            {wordsOf(warning)}{' '}
            <Link href={`/${sectionPath(form.key, pageOf(warning.field))}?sua`} className="ds-link">
              {t('check.odd.look')}
            </Link>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
