// The process that fills the living demonstration: started by `serve`, told by message what to fill, gone when it is done.
import { spaces } from '@dongbo/contract';
import { refreshStatistics, systemClock } from '@dongbo/kernel';
import { demonstrationShares } from '@dongbo/load';
import { z } from 'zod';
import { createLog } from '../log.ts';
import { assembleProgram } from '../program.ts';
import type { DemonstrationProgress } from './progress-line.ts';

const Order = z.object({
  url: z.string(),
  ownerUrl: z.string(),
  dataDir: z.string(),
  secret: z.base64(),
  publicAddress: z.string().nullable(),
});

/** Chosen once; another number gives another province. */
const seed = 2026;

async function fillAll(
  order: z.infer<typeof Order>,
  onProgress: (progress: DemonstrationProgress) => void,
): Promise<void> {
  const secret = Buffer.from(order.secret, 'base64');
  const { url, ownerUrl, dataDir, publicAddress } = order;
  const log = createLog('error');
  const facts = { url, ownerUrl, dataDir, secret, publicAddress };
  await using program = assembleProgram({ ...facts, demonstration: true, log, poolSize: 16 });
  const now = systemClock.now();
  const tasks = demonstrationShares.flatMap((share) =>
    spaces.map((space) => ({ share, space, count: share.counts[space] })),
  );
  const total = tasks.reduce((sum, { count }) => sum + count, 0);
  const done = tasks.map(() => ({ share: 0, made: 0 }));
  const added = await Promise.all(
    tasks.map(async ({ share, space, count }, index) => {
      const { worker, operations } = program;
      const onPart = (part: number, made: number): void => {
        done[index] = { share: (part * count) / total, made };
        onProgress({
          share: done.reduce((sum, one) => sum + one.share, 0),
          made: done.reduce((sum, one) => sum + one.made, 0),
          wanted: total,
        });
      };
      return await share.fill({ space, now, worker, operations, count, seed, onProgress: onPart });
    }),
  );
  if (added.some((one) => one > 0)) await refreshStatistics(ownerUrl);
}

// Without the server there is nothing to fill, and nothing half written remains: the open transaction falls.
process.once('disconnect', () => process.exit(0));
process.once('message', (message) => {
  const say = (progress: DemonstrationProgress): void => void process.send?.(progress);
  fillAll(Order.parse(message), say).then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      process.exit(1);
    },
  );
});
