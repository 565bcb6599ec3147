import { useEffect, useRef, useState } from 'react';
import { spacePrefix } from '../../../lib/space.ts';
import { useTexts } from '../../../lib/texts.ts';
import { guardWayBack } from '../../../lib/way-back.ts';
import { unsentShelf } from '../../../lib/unsent.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useDraft } from './draft-context.tsx';
import type { DraftKeeper } from './draft-keeper.ts';

/** Milliseconds that a last save may take before it is asked about. */
const lastSaveMs = 2_000;

/** What was pressed to leave the filing: a link, or a button that ends the visit; null where the click stays inside, opens another
 * tab, or calls a number. */
function wayOut(event: MouseEvent, base: string): HTMLElement | null {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || !(event.target instanceof Element))
    return null;
  const pressed = event.target.closest<HTMLElement>('a[href], [data-leaves]');
  if (!(pressed instanceof HTMLAnchorElement)) return pressed;
  if (pressed.target === '_blank' || pressed.hasAttribute('download') || !/^https?:$/.test(pressed.protocol))
    return null;
  const { pathname, origin } = new URL(pressed.href);
  const isInside = origin === location.origin && (pathname === base || pathname.startsWith(`${base}/`));
  const isHere = origin === location.origin && pathname === location.pathname;
  return isInside || isHere ? null : pressed;
}

/** A last try to keep what was typed; true when the server or the device has it. */
async function isKept(keeper: DraftKeeper, draftId: string): Promise<boolean> {
  const holds = () => keeper.get().saving.kind === 'saved' || unsentShelf(draftId).holds();
  if (holds()) return true;
  await Promise.race([keeper.flush(), new Promise((resolve) => setTimeout(resolve, lastSaveMs))]);
  return holds();
}

/** Stops whoever leaves the filing, by a link or by the way back of the browser, for as long as what was typed is kept nowhere.
 * @returns how to go on the way that was stopped; null while nobody is stopped */
function useStopped(keeper: DraftKeeper, draftId: string) {
  const [goOn, setGoOn] = useState<(() => void) | null>(null);
  const isFree = useRef(false);
  useEffect(() => {
    const base = `${spacePrefix}/nop-ho-so/ban-nhap/${draftId}`;
    let here = location.href;
    const stop = async (leave: () => void) => {
      const go = () => {
        isFree.current = true;
        leave();
      };
      if (await isKept(keeper, draftId)) go();
      else setGoOn(() => go);
    };
    const onClick = (event: MouseEvent) => {
      const pressed = isFree.current ? null : wayOut(event, base);
      if (pressed === null) return;
      event.preventDefault();
      event.stopPropagation();
      void stop(() => pressed.click());
    };
    const onBack = (event: Event) => {
      if (isFree.current || location.pathname === base || location.pathname.startsWith(`${base}/`)) {
        here = location.href;
        return;
      }
      // The page must not see that the address has changed: it would take the filing away with what was typed.
      event.stopImmediatePropagation();
      history.pushState(null, '', here);
      void stop(() => history.back());
    };
    const onMove = () => {
      here = location.href;
    };
    // Who has answered is not asked again by the browser.
    const onUnload = (event: Event) => isFree.current && event.stopImmediatePropagation();
    document.addEventListener('click', onClick, true);
    const endGuard = guardWayBack(onBack);
    window.addEventListener('pushState', onMove);
    window.addEventListener('beforeunload', onUnload, true);
    return () => {
      document.removeEventListener('click', onClick, true);
      endGuard();
      window.removeEventListener('pushState', onMove);
      window.removeEventListener('beforeunload', onUnload, true);
    };
  }, [keeper, draftId]);
  return { goOn, stay: () => setGoOn(null) };
}

/** Asks whoever leaves a filing whose last words neither the server nor the device could keep. */
export function LeaveQuestion() {
  const { t } = useTexts('procedures-portal');
  const { draft, keeper } = useDraft();
  const { goOn, stay } = useStopped(keeper, draft.id);
  if (goOn === null) return null;
  return (
    <Dialog open title={t('leave.title')} onClose={stay}>
      <div className="stack">
        <p>{t('leave.text')}</p>
        <div className="stack-small">
          <Button onClick={stay}>{t('leave.stay')}</Button>
          <Button
            variant="secondary"
            onClick={() => {
              stay();
              goOn();
            }}
          >
            {t('leave.drop')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
