import { useDesk } from '../../../ui/desk/desk-context.ts';
import { useOpenParts } from '../use-open-parts.ts';

/** Whether the person may do anything at all to many pieces of work at once: who may not needs no boxes to tick. */
export function useMayDoMany(): boolean {
  const { may } = useDesk();
  return useOpenParts().some(({ work }) => work.actions.some(({ permission }) => may(permission)));
}
