import type { Dossier } from '@dongbo/contract/procedures';
import { useId } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { CheckBox } from '../../../ui/choice-group.tsx';

/** What the asked unit is shown of the dossier. */
export interface Shown {
  readonly fileIds: readonly string[];
  readonly showsOwner: boolean;
}

export const nothingShown: Shown = { fileIds: [], showsOwner: false };

interface ShownPapersProps {
  readonly dossier: Dossier;
  readonly value: Shown;
  readonly onChange: (value: Shown) => void;
}

/** Papers of the dossier to tick, and whether the owner's name is told. */
export function ShownPapers({ dossier, value, onChange }: ShownPapersProps) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  const { fileIds } = value;
  const papers = dossier.papers.flatMap(({ name, files }) =>
    files.map((file) => ({ id: file.id, label: `${name} (${file.name})` })),
  );
  return (
    <fieldset className="ds-fieldset">
      <legend className="ds-label" data-weight="medium">
        {t('refer.papers')}
      </legend>
      <p data-field="description">{t(papers.length === 0 ? 'refer.papers.none' : 'refer.papers.hint')}</p>
      {papers.map((paper) => (
        <CheckBox
          key={paper.id}
          id={`${id}-${paper.id}`}
          label={paper.label}
          checked={fileIds.includes(paper.id)}
          onChange={(checked) =>
            onChange({
              ...value,
              fileIds: checked ? [...fileIds, paper.id] : fileIds.filter((one) => one !== paper.id),
            })
          }
        />
      ))}
      <CheckBox
        id={`${id}-owner`}
        label={t('refer.owner')}
        checked={value.showsOwner}
        onChange={(showsOwner) => onChange({ ...value, showsOwner })}
      />
    </fieldset>
  );
}
