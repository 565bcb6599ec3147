import type { KnownTimeLimit, Procedure } from '@dongbo/contract/procedures';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { TimeText } from '../../../ui/time-text.tsx';
import { KeyHint } from '../../../ui/desk/key-hint.tsx';
import { useShortcuts } from '../../../ui/desk/shortcuts.ts';
import { namedLimitQuery } from '../queries/catalogue.ts';

interface LimitSuggestionsProps {
  readonly procedure: Procedure;
  readonly value: KnownTimeLimit | null;
  readonly onChange: (limit: KnownTimeLimit) => void;
  /** Several limits are asked for side by side, so that no key can mean one of them. */
  readonly isOneOfSeveral?: boolean | undefined;
}

/** What a limit that has to be named may be: as it was named the last time, with who and when, and as the text of the procedure
 * states it, with its sentence. What an officer named stands in the fields, ready to be confirmed by receiving; what a text was read to
 * say is nobody's word yet, and is taken over by one key. */
export function LimitSuggestions({ procedure, value, onChange, isOneOfSeveral = false }: LimitSuggestionsProps) {
  const { t } = useTexts('procedures-desk');
  const named = useQuery(namedLimitQuery(procedure.code));
  const last = named.data?.last ?? null;
  const read = procedure.readLimit;
  const first = last?.limit ?? null;
  const offered = useRef(value !== null);
  useEffect(() => {
    if (first === null || offered.current) return;
    offered.current = true;
    onChange(first);
  }, [first, onChange]);
  const proposed = read !== null && !isSame(read.limit, value) ? read.limit : null;
  useShortcuts(proposed === null || isOneOfSeveral ? {} : { F6: () => onChange(proposed) });
  const words = ({ unit, value: count }: KnownTimeLimit) => t(`terms:time-limit.${unit}`, { count });
  return (
    <>
      {last !== null && (
        <p className="desk-quiet desk-limit__said" title={`${last.by}, ${last.unitName}`}>
          <Use limit={last.limit} value={value} onUse={onChange} />{' '}
          {t('limit.last', { limit: words(last.limit), by: last.by, unit: last.unitName })}{' '}
          <TimeText at={last.at} short />.
        </p>
      )}
      {read !== null && (
        <p className="desk-quiet desk-limit__said" title={read.sentence}>
          <Use limit={read.limit} value={value} onUse={onChange} keys={isOneOfSeveral ? undefined : 'F6'} />{' '}
          {t('limit.read', { limit: words(read.limit) })} <q lang="vi">{read.sentence}</q>
        </p>
      )}
    </>
  );
}

interface UseProps {
  readonly limit: KnownTimeLimit;
  readonly value: KnownTimeLimit | null;
  readonly onUse: (limit: KnownTimeLimit) => void;
  readonly keys?: string | undefined;
}

const isSame = (limit: KnownTimeLimit, value: KnownTimeLimit | null): boolean =>
  value?.unit === limit.unit && value.value === limit.value;

/** Takes a suggestion over; not there while the fields say it already. */
function Use({ limit, value, onUse, keys }: UseProps) {
  const { t } = useTexts('procedures-desk');
  if (isSame(limit, value)) return null;
  return (
    <button type="button" className="desk-chip" aria-keyshortcuts={keys} onClick={() => onUse(limit)}>
      {t('limit.use')} {keys !== undefined && <KeyHint keys={keys} />}
    </button>
  );
}
