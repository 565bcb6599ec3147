import type { Visit } from '@dongbo/contract/procedures';

/** How far a matter of the same visit is, by the kind of its step, what became of its result, and whether it stands still. Pure. */
export function visitStage({
  stepKind,
  resultState,
  isAside,
}: {
  readonly stepKind: string | null;
  readonly resultState: string | null;
  readonly isAside: boolean;
}): Visit['stage'] {
  if (isAside) return 'aside';
  if (stepKind === 'approval') return 'with-leader';
  if (stepKind === 'handover') return 'to-hand-over';
  if (stepKind === 'issuing') return resultState === 'signed' ? 'to-hand-over' : 'being-signed';
  return 'at-counter';
}
