import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { answerByAccount, writeAnswers } from '@dongbo/contract';
import type { FormDefinition } from '@dongbo/contract';
import { readableValues } from '../../../forms/readable-values.ts';
import { useReferenceNames } from '../../../lib/reference-names.ts';
import { useTexts } from '../../../lib/texts.ts';
import { useToday } from '../../../lib/today.ts';
import { draftHeldQuery } from '../held/queries.ts';
import { useDraft } from './draft-context.tsx';
import { missingSlots } from './paper-choice.ts';
import { nameIn } from './paper-slots.ts';
import { hasPapers, sectionPath } from './steps.ts';

/** Everything that will be sent, written out, each part with a link to change it. */
export function CheckAnswers() {
  const { t } = useTexts('procedures-portal');
  const { draft, content } = useDraft();
  const missing = missingSlots(draft, content);
  const offers = useQuery({ ...draftHeldQuery(draft), enabled: missing.length > 0 }).data?.offers ?? [];
  const heldIds = new Set(offers.map(({ componentId }) => componentId));
  const sent = content.papers.filter(({ files }) => files.length > 0);
  return (
    <>
      <Part title={t('task.unit')} path="don-vi">
        <Row label={t('unit.label')}>{content.unit?.name ?? t('check.empty')}</Row>
      </Part>
      {draft.forms.map((form) => (
        <FormAnswers key={form.key} form={form} answers={content.answers[form.key] ?? {}} />
      ))}
      {hasPapers(draft) && (
        <Part title={t('task.papers')} path="giay-to">
          {sent.length + missing.length === 0 && <Row label={t('task.papers')}>{t('check.no-papers')}</Row>}
          {missing.map(({ id, name }) => (
            <Row key={id} label={<span lang="vi">{name}</span>}>
              {heldIds.has(id) ? (
                t('check.paper-held')
              ) : (
                <strong className="paper-missing">{t('check.paper-missing')}</strong>
              )}
            </Row>
          ))}
          {sent.map(({ componentId, files }) => (
            <Row key={componentId} label={<span lang="vi">{nameIn(draft, content, componentId)}</span>}>
              {files.map(({ name }) => name).join('\n')}
            </Row>
          ))}
        </Part>
      )}
      <Part title={t('task.return')} path="nhan-ket-qua">
        <Row label={t('return.label')}>
          {content.returnMethod === null ? t('check.empty') : t(`terms:return-method.${content.returnMethod}`)}
        </Row>
      </Part>
    </>
  );
}

function FormAnswers(props: { readonly form: FormDefinition; readonly answers: Readonly<Record<string, unknown>> }) {
  const { form } = props;
  const { draft } = useDraft();
  const { language } = useTexts('procedures-portal');
  const today = useToday();
  const nameOf = useReferenceNames([form]);
  const { answers } = answerByAccount(form, props.answers, draft.holder, today);
  const written = writeAnswers(form, readableValues(form, answers, { today }), language, nameOf);
  return written.map((section) => (
    <Part key={section.id} title={section.section[language]} path={sectionPath(form.key, section.id)}>
      {section.rows.map((row) => (
        <Row key={row.field} label={row.label[language]}>
          {row.value}
        </Row>
      ))}
    </Part>
  ));
}

function Part({
  title,
  path,
  children,
}: {
  readonly title: string;
  readonly path: string;
  readonly children: ReactNode;
}) {
  const { t } = useTexts('procedures-portal');
  return (
    <section className="check-part">
      <div className="check-head">
        <h2 className="ds-heading" data-size="2xs">
          {title}
        </h2>
        <Link href={`/${path}?sua`} className="ds-link" aria-label={t('check.change.part', { part: title })}>
          {t('check.change')}
        </Link>
      </div>
      <dl className="facts">{children}</dl>
    </section>
  );
}

function Row({ label, children }: { readonly label: ReactNode; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
