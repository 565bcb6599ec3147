import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { myPaperKinds } from '@dongbo/contract/procedures';
import type { MyPaper } from '@dongbo/contract/procedures';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { SelectField, TextField } from '../../../ui/field.tsx';
import { Await, Empty } from '../../../ui/states.tsx';
import { filterPapers, type PaperFilter } from './filter-papers.ts';
import { PaperLine } from './paper-line.tsx';
import { myPapersQuery } from './queries.ts';
import { StoreHead } from './store-head.tsx';

/** A person's own papers: what was issued to them, copies that were certified, and what they handed in. */
export function MyPapersPage() {
  const query = useQuery(myPapersQuery);
  return (
    <div className="my-page stack">
      <StoreHead title="store.title" lead="store.lead" />
      <Await query={query}>{({ items, isCut }) => <Papers papers={items} isCut={isCut} />}</Await>
    </div>
  );
}

/** So many are drawn at once. */
const shownAtOnce = 30;

function Papers({ papers, isCut }: { readonly papers: readonly MyPaper[]; readonly isCut: boolean }) {
  const { t } = useTexts('procedures-portal');
  const [filter, setFilter] = useState<PaperFilter>({ kind: null, words: '' });
  const [most, setMost] = useState(shownAtOnce);
  if (papers.length === 0)
    return (
      <Empty title={t('store.empty')}>
        <p>{t('store.empty.text')}</p>
      </Empty>
    );
  const found = filterPapers(papers, filter);
  return (
    <>
      <Filter filter={filter} onChange={setFilter} />
      <p role="status">{t('store.count', { n: found.length, all: papers.length })}</p>
      <ul className="dossier-list">
        {found.slice(0, most).map((paper) => (
          <PaperLine key={`${paper.dossierId} ${paper.kind} ${paper.number} ${paper.files[0]?.id}`} paper={paper} />
        ))}
      </ul>
      {found.length > most && (
        <p>
          <Button variant="secondary" onClick={() => setMost(most + shownAtOnce)}>
            {t('store.more')}
          </Button>
        </p>
      )}
      {isCut && <p className="quiet">{t('store.cut')}</p>}
    </>
  );
}

interface FilterProps {
  readonly filter: PaperFilter;
  readonly onChange: (filter: PaperFilter) => void;
}

function Filter({ filter, onChange }: FilterProps) {
  const { t } = useTexts('procedures-portal');
  const id = useId();
  const [open, setOpen] = useState(false);
  const shown = [filter.kind === null ? '' : t(`store.kind.${filter.kind}`), filter.words].filter((one) => one !== '');
  return (
    <search className="folded-filters" data-open={open}>
      <p className="folded-filters-short">
        <Button variant="secondary" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
          {shown.length === 0 ? t('store.filter') : t('store.filter.n', { n: shown.length })}
        </Button>
        {shown.length > 0 && <span> {shown.join(' · ')}</span>}
      </p>
      <div className="stack-small folded-filters-fields" id={id}>
        <SelectField
          id={`${id}-kind`}
          label={t('store.kind')}
          value={filter.kind ?? ''}
          onChange={({ target }) =>
            onChange({ ...filter, kind: myPaperKinds.find((kind) => kind === target.value) ?? null })
          }
        >
          <option value="">{t('store.kind.all')}</option>
          {myPaperKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`store.kind.${kind}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          id={`${id}-words`}
          type="search"
          label={t('store.find')}
          maxLength={100}
          value={filter.words}
          onChange={({ target }) => onChange({ ...filter, words: target.value })}
        />
      </div>
    </search>
  );
}
