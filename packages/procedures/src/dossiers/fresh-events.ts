import type { EventType } from '@dongbo/contract';
import type { Act } from '../define.ts';

/** An event of the running act, which the database does not know yet. */
export interface FreshEvent {
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly unitId: string | null;
  /** Name of the person who acts; null for a part of the system. */
  readonly actor: string | null;
}

export interface Remembering {
  /** What the act has emitted so far, in order. */
  readonly fresh: readonly FreshEvent[];
}

/** The same context, which also remembers the events of the act, so that its answer can show them in the timeline. */
export function remembering<C extends Act>(ctx: C): C & Remembering {
  const fresh: FreshEvent[] = [];
  const actor = ctx.actor.kind === 'system' ? null : ctx.actor.name;
  const emit: Act['emit'] = (event: EventType, payload, target) => {
    ctx.emit(event, payload, target);
    // The payload of every dossier event is an object; the emit before has parsed it.
    fresh.push({ type: event.type, payload: payload as Record<string, unknown>, unitId: target.unitId ?? null, actor });
  };
  return { ...ctx, emit, fresh };
}
