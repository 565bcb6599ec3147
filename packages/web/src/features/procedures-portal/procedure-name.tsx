import { shownName } from '@dongbo/contract/procedures';
import type { NamedProcedure } from '@dongbo/contract/procedures';
import { useTexts } from '../../lib/texts.ts';

/** A procedure by the name under which people know it, marked with its language. */
export function ProcedureName({ procedure }: { readonly procedure: NamedProcedure }) {
  const { language } = useTexts();
  const { text, lang } = shownName(language, procedure);
  return <span lang={lang}>{text}</span>;
}
