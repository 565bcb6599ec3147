import { LocalText } from '@dongbo/contract';
import { z } from 'zod';
import data from '../../data/catalogue/handlers.json' with { type: 'json' };

const Handler = z.object({
  key: z.string(),
  settledBy: z.enum(['commune', 'province']).nullable(),
  name: LocalText,
  reason: LocalText.nullable(),
});
type Handler = z.infer<typeof Handler>;

const handlers = new Map(
  z
    .array(Handler)
    .parse(data.handlers)
    .map((handler) => [handler.key, handler]),
);

/** The handler of what its source names no body for. */
export const unclassified = 'unclassified';

/** The kind of body behind a handler word of the source, with its names and, if it is not a body of the province, why
 * nothing can be filed with it here; undefined for a word that the data does not know. */
export function findHandler(key: string): Handler | undefined {
  return handlers.get(key);
}

/** Which bodies of the province settle a procedure: as `handlers.json` says, never by its level. */
export function settledByOf(keys: readonly string[]): 'commune' | 'province' | 'both' | null {
  const bodies = new Set(keys.map((key) => handlers.get(key)?.settledBy ?? null));
  if (bodies.has('commune')) return bodies.has('province') ? 'both' : 'commune';
  return bodies.has('province') ? 'province' : null;
}
