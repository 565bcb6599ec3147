import { useState } from 'react';
import type { Component } from '@dongbo/contract/procedures';
import { useTexts } from '../../../lib/texts.ts';
import { useDraft } from './draft-context.tsx';
import { OnePaper } from './one-paper.tsx';
import { withoutBullet } from './paper-name.ts';
import { StepFrame } from './step-frame.tsx';
import { useSteps } from './use-steps.ts';

/** Papers by component, in the groups of the procedure. What the source lists as a remark is shown as one. */
export function PapersPage() {
  const { t } = useTexts('procedures-portal');
  const { draft } = useDraft();
  const { goOn } = useSteps();
  const [busy, setBusy] = useState(0);
  const [waitAsked, setWaitAsked] = useState(false);
  const groups = draft.procedure.componentGroups.filter(({ items }) => items.length > 0);
  return (
    <StepFrame
      title={t('papers.title')}
      hint={<p>{t('papers.hint')}</p>}
      errors={waitAsked && busy > 0 ? [{ target: 'papers-busy', text: t('papers.busy') }] : []}
      onContinue={() => {
        setWaitAsked(true);
        if (busy === 0) goOn('giay-to');
      }}
    >
      <div className="stack" id="papers-busy" tabIndex={-1}>
        {groups.map((group, index) => (
          <PaperGroup
            key={group.case ?? index}
            title={group.case}
            items={group.items}
            onBusy={(change) => setBusy((count) => count + change)}
          />
        ))}
      </div>
    </StepFrame>
  );
}

interface PaperGroupProps {
  readonly title: string | null;
  readonly items: readonly Component[];
  readonly onBusy: (change: number) => void;
}

function PaperGroup({ title, items, onBusy }: PaperGroupProps) {
  const { t } = useTexts('procedures-portal');
  return (
    <section className="paper-group">
      {title !== null && (
        <h2 className="ds-heading" data-size="2xs" lang="vi">
          {withoutBullet(title)}
        </h2>
      )}
      {items
        .filter(({ isNote }) => isNote)
        .map((note) => (
          <p className="paper-note" key={note.id}>
            <strong>{t('papers.note')}:</strong> <span lang="vi">{withoutBullet(note.name)}</span>
          </p>
        ))}
      {items
        .filter(({ isNote }) => !isNote)
        .map((component) => (
          <OnePaper key={component.id} component={component} onBusy={onBusy} />
        ))}
    </section>
  );
}
