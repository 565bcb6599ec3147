import type { PaperList } from '@dongbo/contract/procedures';
import { useTexts } from '../../../lib/texts.ts';

interface CaseChoiceProps {
  readonly id: string;
  readonly list: PaperList;
  readonly value: string | null;
  readonly onChange: (key: string | null) => void;
}

/** Which case is it? And whether the list of papers can be relied on. */
export function CaseChoice({ id, list, value, onChange }: CaseChoiceProps) {
  const { t } = useTexts('procedures-desk');
  return (
    <>
      {list.cases.length > 0 && (
        <p className="desk-paper-case">
          <label htmlFor={id} lang="vi">
            {list.question}
          </label>
          <select
            id={id}
            className="ds-input"
            value={value ?? ''}
            onChange={(event) => onChange(event.target.value || null)}
          >
            <option value="">{t('papers.choose-case')}</option>
            {list.cases.map(({ key, name }) => (
              <option key={key} value={key} lang="vi">
                {name}
              </option>
            ))}
          </select>
        </p>
      )}
      {!list.sure && <p className="desk-warning">{t('papers.unsure')}</p>}
    </>
  );
}
