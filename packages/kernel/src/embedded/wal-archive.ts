import { chownSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Placement } from './placement.ts';

/** Folder of the embedded server in which PostgreSQL lays down its finished log segments, once backups are wanted. */
export const archiveOf = (place: Placement): string => join(place.home, 'archive');

const mark = (place: Placement): string => join(archiveOf(place), 'wanted');

/** A path inside a shell command in which PostgreSQL replaces `%f` and `%p`. */
export const inCommand = (path: string): string => `'${path.replaceAll("'", "'\\''").replaceAll('%', '%%')}'`;

function giveTo(place: Placement, path: string): void {
  if (place.account) chownSync(path, place.account.uid, place.account.gid);
}

/** Makes the folder so that PostgreSQL's user can write there. */
export function prepareArchive(place: Placement): void {
  const folder = archiveOf(place);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  giveTo(place, folder);
}

/** From now on segments are kept. Without a backup they would pile up for nothing. */
export function wantArchive(place: Placement): void {
  prepareArchive(place);
  if (existsSync(mark(place))) return;
  writeFileSync(mark(place), '');
  giveTo(place, mark(place));
}

/** Settings of a server whose log can be archived. A segment appears under its name only when it is complete; at the
 * latest after a minute a begun one is closed, which is what the loss of the whole machine can cost. */
export function archiveSettings(place: Placement): string[] {
  const folder = archiveOf(place);
  const [wanted, part, whole] = [mark(place), join(folder, '%f.part'), join(folder, '%f.gz')].map((path) =>
    inCommand(path).replaceAll('%%f', '%f'),
  );
  const command = `test ! -e ${wanted} || test -f ${whole} || { gzip -1 -c "%p" > ${part} && sync ${part} && mv ${part} ${whole}; }`;
  return ['archive_mode=on', 'archive_timeout=60', `archive_command=${command}`];
}
