import { useId, useState } from 'react';
import { nextOwnPaper } from '@dongbo/contract/procedures';
import { keepFocus } from '../../../lib/keep-focus.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';
import { useDraft } from './draft-context.tsx';
import type { DraftContent } from './draft-content.ts';
import { OnePaper } from './one-paper.tsx';

const longestName = 120;

interface OwnPapersProps {
  readonly papers: DraftContent['papers'];
  readonly onBusy: (change: number) => void;
}

/** Papers that the list does not have, under the name that the citizen gives them. */
export function OwnPapers({ papers, onBusy }: OwnPapersProps) {
  const { t } = useTexts('procedures-portal');
  const { keeper } = useDraft();
  const id = useId();
  const [name, setName] = useState('');
  const free = nextOwnPaper(
    'citizen',
    papers.map(({ componentId }) => componentId),
  );
  const add = () => {
    const typed = name.trim();
    if (typed === '' || free === null) return document.getElementById(id)?.focus();
    keeper.change({ papers: [...keeper.get().content.papers, { componentId: free, name: typed, files: [] }] });
    setName('');
  };
  const drop = (componentId: string) => {
    keeper.change({ papers: keeper.get().content.papers.filter((paper) => paper.componentId !== componentId) });
    keepFocus(() => document.getElementById(id));
  };
  return (
    <section className="paper-group">
      <h2 className="ds-heading" data-size="2xs">
        {t('papers.own')}
      </h2>
      <p className="quiet">{t('papers.own.hint')}</p>
      {papers.map(({ componentId, name: given, files }) => (
        <OnePaper
          key={componentId}
          slot={{ id: componentId, name: given ?? '', originals: 0, copies: 0, note: null, form: null, text: null }}
          onBusy={onBusy}
          onDrop={files.length === 0 ? () => drop(componentId) : undefined}
        />
      ))}
      {free !== null && (
        <div className="own-paper">
          <TextField
            id={id}
            label={t('papers.own.name')}
            optionalWord={t('shared:optional')}
            maxLength={longestName}
            value={name}
            onChange={(event) => setName(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              add();
            }}
          />
          <Button variant="secondary" onClick={add}>
            {t('papers.own.add')}
          </Button>
        </div>
      )}
    </section>
  );
}
