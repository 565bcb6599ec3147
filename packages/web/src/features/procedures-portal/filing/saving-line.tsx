import { timeOfDay } from '../../../lib/dates.ts';
import { problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { unsentShelf } from '../../../lib/unsent.ts';
import { useDraft } from './draft-context.tsx';
import type { Saving } from './draft-keeper.ts';

/** How what was typed is kept, always visible: "Đã lưu lúc 10:32". Spoken when it has been kept and when it is not safe, and
 * not while it is on its way: who types on would hear nothing else. */
export function SavingLine() {
  const { t } = useTexts('procedures-portal');
  const { saving, draft } = useDraft();
  const trouble = ['offline', 'signed-out', 'failed'].includes(saving.kind);
  return (
    <>
      <p className={trouble ? 'saving-line saving-trouble' : 'saving-line'} role={trouble ? 'status' : undefined}>
        {words(t, saving, unsentShelf(draft.id).holds())}
      </p>
      <p className="only-spoken" role="status">
        {saving.kind === 'saved' && t('saving.spoken', { time: timeOfDay(saving.at) })}
      </p>
    </>
  );
}

function words(t: ReturnType<typeof useTexts>['t'], saving: Saving, isHeld: boolean): string {
  switch (saving.kind) {
    case 'saved':
      return t('saving.saved', { time: timeOfDay(saving.at) });
    case 'waiting':
    case 'saving':
      return t('saving.saving');
    case 'offline':
    case 'signed-out':
      return t(`saving.${isHeld ? saving.kind : 'not-held'}`);
    case 'conflict':
      return t('saving.conflict');
    case 'failed':
      return problemText(t, saving.error);
  }
}
