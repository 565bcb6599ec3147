import { readFileSync } from 'node:fs';
import { z } from 'zod';

const Figure = z.object({ value: z.number(), what: z.string(), source: z.string(), date: z.iso.date() });
const Volumes = z.object({
  onlineShare: Figure,
  dossiersAYear: Figure,
  openShare: Figure,
  overdueShare: Figure,
  sideWayShare: Figure,
  historyWeeks: Figure,
});

/** Published and derived shares by which a database is filled, each with its source. */
export function readVolumes(): z.infer<typeof Volumes> {
  return Volumes.parse(JSON.parse(readFileSync(new URL('../data/volumes.json', import.meta.url), 'utf8')));
}
