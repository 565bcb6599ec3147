import { useState } from 'react';
import type { Procedure } from '@dongbo/contract/procedures';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { ChoiceGroup } from '../../../ui/choice-group.tsx';
import { useDraft } from './draft-context.tsx';
import { OnePaper } from './one-paper.tsx';
import { OwnPapers } from './own-papers.tsx';
import { withoutBullet } from './paper-name.ts';
import { paperSlots } from './paper-slots.ts';
import type { PaperSlot } from './paper-slots.ts';
import { StepFrame } from './step-frame.tsx';
import { useSteps } from './use-steps.ts';

type Slots = ReturnType<typeof paperSlots>;
type OnBusy = (change: number) => void;

const caseId = 'paper-case';

/** The case first, then the few papers that it needs; what is only shown and what was published stand apart. */
export function PapersPage() {
  const { t } = useTexts('procedures-portal');
  const { draft, content, keeper } = useDraft();
  const { goOn } = useSteps();
  const [busy, setBusy] = useState(0);
  const [asked, setAsked] = useState(false);
  const slots = paperSlots(draft, content);
  const { list, caseKey, isTold } = slots;
  const isOpen = list.cases.length > 0 && caseKey === null;
  const caseMissing = asked && isOpen ? t('papers.case-missing') : undefined;
  const onBusy = (change: number) => setBusy((count) => count + change);
  return (
    <StepFrame
      title={t('papers.title')}
      errors={[
        ...(caseMissing === undefined ? [] : [{ target: caseId, text: caseMissing }]),
        ...(asked && busy > 0 ? [{ target: 'papers-busy', text: t('papers.busy') }] : []),
      ]}
      onContinue={() => {
        setAsked(true);
        if (busy === 0 && !isOpen) goOn('giay-to');
      }}
    >
      {list.cases.length > 0 && !isTold && (
        <div lang="vi">
          <ChoiceGroup
            id={caseId}
            label={list.question ?? ''}
            error={caseMissing}
            options={list.cases.map(({ key, name }) => ({ value: key, label: name }))}
            value={caseKey ?? ''}
            onChange={(value) => keeper.change({ paperCase: value })}
          />
        </div>
      )}
      {isTold && (
        <p>
          {t('papers.case-told')} <strong lang="vi">{slots.caseName}</strong>
        </p>
      )}
      {!isOpen && (
        <div className="stack" id="papers-busy" tabIndex={-1}>
          <ForTheCase slots={slots} onBusy={onBusy} />
          <OwnPapers papers={slots.own} onBusy={onBusy} />
        </div>
      )}
      <Published procedure={draft.procedure} />
    </StepFrame>
  );
}

/** What to hand in, what only where it exists, what is only shown. */
function ForTheCase({ slots, onBusy }: { readonly slots: Slots; readonly onBusy: OnBusy }) {
  const { t } = useTexts('procedures-portal');
  const { list, needed, ifAny, toShow, others, formIsHere } = slots;
  const { draft, content } = useDraft();
  const given = new Set(content.papers.map(({ componentId }) => componentId));
  return (
    <>
      {!list.sure && (
        <Alert tone="warning" title={t('papers.unsure.title')}>
          <p>{t('papers.unsure')}</p>
        </Alert>
      )}
      <section className="paper-group">
        <h2 className="ds-heading" data-size="2xs">
          {t('papers.needed')}
        </h2>
        {needed.length === 0 && <p>{t('papers.needed.none')}</p>}
        {needed.length > 0 && <p className="quiet">{t('papers.hint')}</p>}
        {formIsHere && <p className="quiet">{t('papers.form')}</p>}
        {!formIsHere && [...needed, ...ifAny].some(({ name }) => isForm(name)) && (
          <OfficialForm source={draft.procedure.sourceUrl} />
        )}
        <Each slots={needed} onBusy={onBusy} />
        <Each slots={others} onBusy={onBusy} />
      </section>
      {ifAny.length > 0 && (
        <details className="ds-details" open={ifAny.some(({ id }) => given.has(id))}>
          <summary>{t('papers.if-any', { count: ifAny.length })}</summary>
          <div>
            <Each slots={ifAny} onBusy={onBusy} />
          </div>
        </details>
      )}
      {toShow.length > 0 && (
        <section className="paper-group">
          <h2 className="ds-heading" data-size="2xs">
            {t('papers.to-show')}
          </h2>
          <p className="quiet">{t('papers.to-show.hint')}</p>
          <ul className="paper-list" lang="vi">
            {toShow.map(({ id, name, note }) => (
              <li key={id}>
                {name}
                {note !== null && <span className="quiet"> {note}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

const isForm = (name: string): boolean =>
  /^(?:tờ khai|đơn|giấy đề nghị|phiếu|bản khai|mẫu|văn bản đề nghị)\s/i.test(name);

/** The official form is filled on paper: where it is to be had. */
function OfficialForm({ source }: { readonly source: string | null }) {
  const { t } = useTexts('procedures-portal');
  return (
    <p className="quiet">
      {t('papers.form-on-paper')}{' '}
      {source?.startsWith('https://') === true && (
        <a className="ds-link" href={source} target="_blank" rel="noreferrer">
          {t('papers.form-source')}
        </a>
      )}
    </p>
  );
}

function Each({ slots, onBusy }: { readonly slots: readonly PaperSlot[]; readonly onBusy: OnBusy }) {
  return slots.map((slot) => <OnePaper key={slot.id} slot={slot} onBusy={onBusy} />);
}

/** Everything that was published about the papers, with its remarks, folded. */
function Published({ procedure }: { readonly procedure: Procedure }) {
  const { t } = useTexts('procedures-portal');
  if (procedure.componentGroups.length === 0) return null;
  return (
    <details className="ds-details">
      <summary>{t('papers.published')}</summary>
      <div lang="vi">
        {procedure.componentGroups.map(({ case: heading, items }, index) => (
          <section key={items[0]?.id ?? index}>
            {heading !== null && <h3 className="one-paper-name">{withoutBullet(heading)}</h3>}
            <ul className="paper-list">
              {items.map(({ id, name, form }) => (
                <li key={id}>
                  {withoutBullet(name)}
                  {form !== null && <span className="quiet"> {form}</span>}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </details>
  );
}
