// A worker that is killed when the partner has answered and before the answer is recorded. Arguments: the owner's address of
// the database, the address of the partner.
import { createMemoryFileStore, testServices } from '@dongbo/testing';
import { systemClock } from '../clock.ts';
import { openDatabase } from '../db/database.ts';
import { startWorker } from '../jobs/worker.ts';
import { silentLog } from '../log.ts';
import { createStages } from '../stage/stages.ts';
import { noteDelivery } from './note-delivery.fixture.ts';

const [url = '', address = ''] = process.argv.slice(2);
const open = (space: 'official' | 'trial') => openDatabase(space, { url, systems: [], max: 2 });
const databases = { official: open('official'), trial: open('trial') };
await startWorker({
  databases,
  ownerUrl: url,
  clock: systemClock,
  files: createMemoryFileStore(),
  log: silentLog,
  services: testServices({ url, systems: [] }),
  ports: {},
  stages: createStages(databases.official.kysely),
  systems: [],
  concurrency: { quick: 1, heavy: 1, partner: 1 },
  jobs: [],
  reactions: [],
  projections: [],
  schedules: [],
  deliveries: [noteDelivery({ address, afterSend: () => process.kill(process.pid, 'SIGKILL') })],
});
