import type { LocalText } from '@dongbo/contract';
import type { Language } from '@dongbo/contract';
import { useTexts } from '../../lib/texts.ts';

/** A procedure by its official name and, where somebody wrote one, by the name that people say. */
export interface NamedProcedure {
  readonly name: string;
  readonly shortName: LocalText | null;
}

/** The name by which people know it. */
export const knownName = ({ name, shortName }: NamedProcedure, language: Language): string =>
  shortName?.[language] ?? name;

/** The language of that name, for screen readers: official names are Vietnamese. */
export const languageOfName = ({ shortName }: NamedProcedure, language: Language): Language =>
  shortName === null ? 'vi' : language;

/** The official name below the known one, where the two differ. */
export function OfficialName({ procedure }: { readonly procedure: NamedProcedure }) {
  const { t } = useTexts('procedures-portal');
  if (procedure.shortName === null || procedure.shortName.vi === procedure.name) return null;
  return (
    <p className="quiet official-name">
      {t('procedure.official')} <span lang="vi">{procedure.name}</span>
    </p>
  );
}
