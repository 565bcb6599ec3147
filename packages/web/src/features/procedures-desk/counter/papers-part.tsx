import type { FileRef, OutputOf } from '@dongbo/contract';
import { nextOwnPaper } from '@dongbo/contract/procedures';
import type { Procedure, checkIntake } from '@dongbo/contract/procedures';
import { useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/states.tsx';
import { KeyHint } from '../../../ui/desk/key-hint.tsx';
import { HeldHere } from '../intake/held-here.tsx';
import { HeldPapers } from '../intake/held-papers.tsx';
import { heldQuestionOf } from '../intake/held-question.ts';
import { SameHere } from '../intake/same-here.tsx';
import { CaseChoice } from '../parts/case-choice.tsx';
import { PaperGrid } from '../parts/paper-grid.tsx';
import type { GridPaper } from '../parts/paper-grid.tsx';
import { ScanPile } from '../scans/scan-pile.tsx';
import { caseMissing, papersOf, publishedOf } from './counter-form.ts';
import type { CounterForm } from './counter-form.ts';
import { ScanCell } from './scan-cell.tsx';

interface PapersPartProps {
  readonly form: CounterForm;
  readonly procedure: Procedure | undefined;
  /** What lies here of the same matter, and what is held. */
  readonly check: OutputOf<typeof checkIntake> | undefined;
  readonly onChange: (next: Partial<CounterForm>) => void;
  /** Changes the files of a paper as they are by then: scans of several papers end when they end. */
  readonly onFiles: (paperId: string, make: (files: readonly FileRef[]) => readonly FileRef[]) => void;
  readonly onAll: () => void;
}

export const caseFieldId = 'counter-case';

/** What does the person bring? The case first, then the rows of the case. */
export function PapersPart({ form, procedure, check, onChange, onFiles, onAll }: PapersPartProps) {
  const { t } = useTexts('procedures-desk');
  return (
    <fieldset className="desk-part desk-part--papers">
      <legend>{t('counter.papers')}</legend>
      {check !== undefined && (
        <div className="desk-intake">
          <SameHere
            id="counter-despite"
            same={check.same}
            reason={form.despite}
            onReason={(despite) => onChange({ despite })}
          />
          <HeldHere held={check.held} elsewhere={check.heldElsewhere} />
        </div>
      )}
      {procedure === undefined ? (
        <Empty title={t('counter.papers.later')} />
      ) : (
        <Papers key={procedure.code} {...{ form, procedure, check, onChange, onFiles, onAll }} />
      )}
    </fieldset>
  );
}

/** What was counted or scanned already stays in sight. */
const isUsed = ({ counts, files }: CounterForm, id: string): boolean =>
  counts.has(id) || (files.get(id) ?? []).length > 0;

function Papers({ form, procedure, onChange, onFiles, onAll }: PapersPartProps & { readonly procedure: Procedure }) {
  const { t } = useTexts('procedures-desk');
  const [all, setAll] = useState(false);
  const published = publishedOf(form, procedure);
  const rows = [...papersOf(form, procedure), ...published.filter(({ id }) => all || isUsed(form, id))].map((row) =>
    row.words === 'officer' ? { ...row, onName: (name: string) => rename(row.id, name) } : row,
  );
  const rename = (id: string, name: string) =>
    onChange({ ownPapers: form.ownPapers.map((paper) => (paper.id === id ? { id, name } : paper)) });
  const waits = caseMissing(form, procedure);
  const add = (paperId: string, added: FileRef) => onFiles(paperId, (files) => [...files, added]);
  return (
    <>
      <CaseChoice
        id={caseFieldId}
        list={procedure.papers}
        value={form.paperCase}
        onChange={(paperCase) => onChange({ paperCase })}
      />
      <div className="desk-part__bar">
        <p className="desk-quiet">{t(waits ? 'counter.papers.case-first' : 'counter.papers.keys')}</p>
        <Button variant="secondary" onClick={onAll} aria-keyshortcuts="F4">
          {t('counter.papers.all')} <KeyHint keys="F4" />
        </Button>
        {rows.length > 0 && <ScanPile papers={rows} onFile={add} />}
      </div>
      <HeldOfForm {...{ form, rows, onFiles }} />
      <div className="desk-grid-scroll">
        {rows.length === 0 ? (
          !waits && <p className="desk-quiet">{t('counter.papers.none')}</p>
        ) : (
          <PaperGrid
            label={t('counter.papers')}
            papers={rows}
            counts={form.counts}
            onChange={(counts) => onChange({ counts })}
            files={(paper, tabIndex) => (
              <ScanCell
                name={paper.name}
                files={form.files.get(paper.id) ?? []}
                tabIndex={tabIndex}
                onAdd={(added) => add(paper.id, added)}
                onRemove={(gone) => onFiles(paper.id, (files) => files.filter(({ id }) => id !== gone.id))}
              />
            )}
          />
        )}
        <p className="desk-actions">
          <AddOwn form={form} onChange={onChange} />
          {published.length > 0 && (
            <Button variant="tertiary" aria-pressed={all} onClick={() => setAll(!all)}>
              {t(all ? 'papers.hide-published' : 'papers.show-published', { n: published.length })}
            </Button>
          )}
        </p>
      </div>
    </>
  );
}

interface HeldOfFormProps extends Pick<PapersPartProps, 'form' | 'onFiles'> {
  readonly rows: readonly GridPaper[];
}

/** What is held of the papers in sight, of whoever's number stands in the form. */
function HeldOfForm({ form, rows, onFiles }: HeldOfFormProps) {
  return (
    <HeldPapers
      asked={heldQuestionOf(form)}
      papers={rows}
      filesOf={(paperId) => (form.files.get(paperId) ?? []).length}
      onTake={(paperId, taken) => onFiles(paperId, (files) => [...files, ...taken])}
    />
  );
}

/** One more paper that the procedure does not list; the officer goes on by writing its name. */
function AddOwn({ form, onChange }: Pick<PapersPartProps, 'form' | 'onChange'>) {
  const { t } = useTexts('procedures-desk');
  const free = nextOwnPaper(
    'officer',
    form.ownPapers.map(({ id }) => id),
  );
  if (free === null) return null;
  const add = () => {
    onChange({ ownPapers: [...form.ownPapers, { id: free, name: '' }] });
    requestAnimationFrame(() => document.getElementById(`paper-${free}`)?.focus());
  };
  return (
    <Button variant="tertiary" onClick={add}>
      {t('papers.add-own')}
    </Button>
  );
}
