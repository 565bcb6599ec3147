import type { Account } from './accounts.ts';
import { filedAtCounterOf, type Body } from './bodies.ts';
import type { AlsoReceived } from './draw-entry.ts';
import type { Snapshot } from './snapshot.ts';

interface Known {
  readonly bodies: readonly Body[];
  readonly accounts: readonly Account[];
  readonly snapshots: readonly Snapshot[];
}

/** Whose matters come in at the counter of a commune too: those of the next commune and of a body of the province. Communes whose desks are
 * opened first have each other's, so that something is on its way to each of them. */
export function alsoReceivedAt(counter: Body, { bodies, accounts, snapshots }: Known): readonly AlsoReceived[] {
  if (counter.kind !== 'commune') return [];
  const isShown = ({ id }: Body): boolean => accounts.some(({ bodyId }) => bodyId === id);
  const alike = bodies.filter((body) => body.kind === 'commune' && isShown(body) === isShown(counter));
  const place = alike.findIndex(({ id }) => id === counter.id);
  const above = bodies.filter(({ kind }) => kind !== 'commune');
  const others = [alike[(place + 1) % alike.length], above[place % Math.max(1, above.length)]];
  return others.flatMap((body): AlsoReceived[] => {
    if (body === undefined || body.id === counter.id) return [];
    const own = snapshots.filter(
      ({ stand, shown }) =>
        stand === 'on-its-way' && shown.body === (body.kind === 'commune' ? null : body.functionKey),
    );
    return own.length === 0 ? [] : [{ body: filedAtCounterOf(body, counter), snapshots: own }];
  });
}
