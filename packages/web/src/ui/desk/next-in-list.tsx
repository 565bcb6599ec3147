import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTexts } from '../../lib/texts.ts';
import { Button } from '../button.tsx';
import { KeyHint } from './key-hint.tsx';
import { notePlace, useNextInList } from './listed-work.ts';
import { useShortcuts } from './shortcuts.ts';

interface NextInListProps {
  readonly subjectId: string;
  /** On its own page, or in the panel beside the list. */
  readonly where: 'page' | 'beside';
  /** What was just done to it, in words; null: nothing yet. */
  readonly done: string | null;
}

/** The way to the next in the list from which this was opened, by a button and by `n`; ready to be pressed once this one is done. */
export function NextInList({ subjectId, where, done }: NextInListProps) {
  const { t } = useTexts();
  const router = useRouter();
  const { next, back } = useNextInList(subjectId);
  useEffect(() => notePlace(subjectId), [subjectId]);
  const link = next && ((where === 'beside' ? next.beside : null) ?? next.page);
  const go = () => {
    if (link !== null) void router.navigate(link);
  };
  useShortcuts({ n: go });
  if (link === null && done === null) return null;
  return (
    <div className="desk-next" role="status">
      {done !== null && <b>{done}</b>}
      {link !== null && next !== null && (
        <Button key={String(done)} variant="tertiary" aria-keyshortcuts="n" autoFocus={done !== null} onClick={go}>
          {t('next.open', { code: next.code })} <KeyHint keys="n" />
        </Button>
      )}
      {link === null && back !== null && where === 'page' && (
        <Button variant="tertiary" onClick={() => void router.navigate(back)}>
          {t('next.back')}
        </Button>
      )}
    </div>
  );
}
