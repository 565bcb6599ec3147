import { DossierId, confirmArrivals } from '@dongbo/contract/procedures';
import type { Way, WayAct } from './way.ts';

const confirmed: WayAct = {
  after: { minutes: [30, 500] },
  go: async ({ stage, life, cast }) => {
    const order = { dossiers: [{ dossierId: DossierId.parse(life.id), version: life.version }] };
    const { arrived, refused } = await stage.call(confirmArrivals, order, cast.head);
    const [after] = arrived;
    if (after === undefined) throw new Error(`The arrival of ${life.id} is not confirmed: ${refused[0]?.code ?? ''}`);
    life.version = after.version;
  },
};

const onItsWay = { from: 'on-its-way', received: [0, 4], acts: [] } as const;
const arrived = { from: 'on-its-way', received: [1, 5], acts: [confirmed] } as const;

/** Filed at the counter of another commune: on its way to the body that settles it, or confirmed there. */
export const arrivalWays: readonly Way[] = [
  { ...onItsWay, name: 'on-its-way-to-commune', elsewhere: 'commune', perThousand: 12, accounts: 'none' },
  { ...onItsWay, name: 'on-its-way-to-province', elsewhere: 'province', perThousand: 8, accounts: 'also' },
  { ...arrived, name: 'arrived-at-commune', elsewhere: 'commune', perThousand: 8, accounts: 'none' },
  { ...arrived, name: 'arrived-at-province', elsewhere: 'province', perThousand: 6, accounts: 'also' },
];
