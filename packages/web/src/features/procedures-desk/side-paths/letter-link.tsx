import type { Dossier, LetterForm } from '@dongbo/contract/procedures';
import { api } from '../../../lib/api.ts';
import { useTexts } from '../../../lib/texts.ts';
import { getLetter } from '../endpoints.ts';

interface LetterLinkProps {
  readonly dossier: Dossier;
  readonly form: LetterForm;
  /** Key of the text that names it. */
  readonly text: string;
}

/** The printed picture of a letter, in a window of its own: what was signed, or what is about to be. */
export function LetterLink({ dossier, form, text }: LetterLinkProps) {
  const { t } = useTexts('procedures-desk');
  return (
    <p>
      <a
        className="ds-link"
        href={api.url(getLetter, { dossierId: dossier.id, form })}
        target="_blank"
        rel="noreferrer"
      >
        {t(text)}
      </a>
    </p>
  );
}
