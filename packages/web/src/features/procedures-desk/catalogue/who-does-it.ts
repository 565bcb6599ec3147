import type { OutputOf } from '@dongbo/contract';
import type { searchProcedures } from '@dongbo/contract/procedures';
import { useTexts } from '../../../lib/texts.ts';

type Found = Pick<OutputOf<typeof searchProcedures>, 'missingMinistry' | 'doneElsewhere'> &
  Partial<Pick<OutputOf<typeof searchProcedures>, 'settledElsewhere'>>;

/** Says who does what a search of procedures did not find: somebody without any procedure, another authority, or a ministry that the
 * catalogue lacks; null where nobody knows. */
export function useWhoDoesIt(): (found: Found | undefined) => string | null {
  const { t, language } = useTexts('procedures-desk');
  return (found) => {
    if (!found) return null;
    if (found.doneElsewhere !== null) return found.doneElsewhere[language];
    const { settledElsewhere: other } = found;
    if (other) {
      const bodies = other.bodies.map((body) => body[language]).join(', ');
      return t('catalogue.settled-elsewhere', { name: other.shortName?.[language] ?? other.name, bodies });
    }
    return found.missingMinistry && t('catalogue.missing', { ministry: found.missingMinistry[language] });
  };
}
