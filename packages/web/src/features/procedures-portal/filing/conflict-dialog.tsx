import { instantInWords } from '../../../lib/dates.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useDraft } from './draft-context.tsx';

/** Two devices changed the same draft: the person chooses; nothing is thrown away before. */
export function ConflictDialog() {
  const { t, language } = useTexts('procedures-portal');
  const { saving, keeper } = useDraft();
  if (saving.kind !== 'conflict') return null;
  return (
    <Dialog open title={t('conflict.title')}>
      <div className="stack">
        <p>{t('conflict.text', { at: instantInWords(saving.theirs.updatedAt, language) })}</p>
        <div className="stack-small">
          <Button onClick={() => void keeper.settle('mine')}>{t('conflict.mine')}</Button>
          <Button variant="secondary" onClick={() => void keeper.settle('theirs')}>
            {t('conflict.theirs')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
