import { shownName } from '@dongbo/contract/procedures';
import type { NamedProcedure } from '@dongbo/contract/procedures';
import { useTexts } from '../../lib/texts.ts';

/** A name that fills the window of a telephone is folded. */
const longestOpen = 150;

/** The official name below the one that is shown, where the two differ. */
export function OfficialName({ procedure }: { readonly procedure: NamedProcedure }) {
  const { t, language } = useTexts('procedures-portal');
  const { official } = shownName(language, procedure);
  if (official === null) return null;
  if (official.length > longestOpen)
    return (
      <details className="official-name">
        <summary>{t('procedure.official')}</summary>
        <p lang="vi">{official}</p>
      </details>
    );
  return (
    <p className="quiet official-name">
      {t('procedure.official')}: <span lang="vi">{official}</span>
    </p>
  );
}
