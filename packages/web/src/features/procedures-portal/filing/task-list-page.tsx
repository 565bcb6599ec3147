import { Link } from 'wouter';
import { shownName } from '@dongbo/contract/procedures';
import { useTexts } from '../../../lib/texts.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Tag } from '../../../ui/alert.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { ProcedureName } from '../procedure-name.tsx';
import { useDraft } from './draft-context.tsx';
import { SavingLine } from './saving-line.tsx';
import { checkPath, isRequired } from './steps.ts';
import type { FilingStep, StepState } from './steps.ts';
import { useSteps } from './use-steps.ts';

const tones = { done: 'success', begun: 'warning', open: 'neutral' } as const satisfies Record<StepState, string>;

/** All steps of the filing with their state; any of them can be opened, in any order. */
export function TaskListPage() {
  const { t, language } = useTexts('procedures-portal');
  const { draft } = useDraft();
  const { steps } = useSteps();
  const groups = [
    { title: t('tasks.where'), steps: steps.filter(({ kind }) => kind === 'unit') },
    ...draft.forms.map((form) => ({
      title: form.title[language],
      steps: steps.filter((step) => step.kind === 'section' && step.form.key === form.key),
    })),
    { title: t('tasks.papers'), steps: steps.filter(({ kind }) => kind === 'papers' || kind === 'return') },
  ];
  const required = steps.filter(isRequired);
  const done = required.filter(({ state }) => state === 'done').length;
  const first = required.find(({ state }) => state !== 'done');
  return (
    <div className="filing-step stack">
      <div>
        <p className="quiet filing-above">{t('tasks.title')}</p>
        <PageHeading
          title={shownName(language, draft.procedure).text}
          size={draft.procedure.shortName === null ? 'xs' : 'md'}
        >
          <ProcedureName procedure={draft.procedure} />
        </PageHeading>
      </div>
      <p>{t('tasks.progress', { done, count: required.length })}</p>
      {groups
        .filter((group) => group.steps.length > 0)
        .map((group, index) => (
          <section key={group.title} aria-labelledby={`tasks-${index}`}>
            <h2 className="ds-heading" data-size="2xs" id={`tasks-${index}`}>
              {index + 1}. {group.title}
            </h2>
            <ul className="task-list">
              {group.steps.map((step) => (
                <Task key={step.path} step={step} />
              ))}
            </ul>
          </section>
        ))}
      <div className="filing-buttons">
        <Link href={`/${first?.path ?? checkPath}`} asChild>
          <ButtonLink href="">{first ? t('tasks.continue') : t('tasks.check')}</ButtonLink>
        </Link>
        {first && (
          <Link href={`/${checkPath}`} className="ds-link task-check">
            {t('tasks.check')}
          </Link>
        )}
        <SavingLine />
      </div>
      <p className="quiet">
        {t('tasks.leave')} {t('tasks.kept')} <TimeText at={draft.keptUntil} />.
      </p>
    </div>
  );
}

function Task({ step }: { readonly step: FilingStep }) {
  const { t, language } = useTexts('procedures-portal');
  const { draft } = useDraft();
  const title =
    step.kind === 'section'
      ? (step.form.sections.find(({ id }) => id === step.sectionId)?.title[language] ?? step.sectionId)
      : t(`task.${step.kind}`);
  // Where nothing is needed of everybody, whoever has no paper is not told to do something.
  const asksForPapers = draft.procedure.papers.papers.some(
    ({ handling, need }) => handling === 'hand-in' && need === 'always',
  );
  const optional = step.kind === 'papers' && step.state === 'open' && !asksForPapers;
  return (
    <li>
      <Link href={`/${step.path}`}>{title}</Link>
      <Tag tone={optional ? 'neutral' : tones[step.state]}>
        {optional ? t('shared:optional') : t(`task-state.${step.state}`)}
      </Tag>
    </li>
  );
}
