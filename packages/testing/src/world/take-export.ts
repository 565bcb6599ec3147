import {
  getExportFile,
  listExports,
  type BookedExport,
  type Endpoint,
  type CallOf,
  type ExportRow,
} from '@dongbo/contract';
import type { RunOptions, World } from './create-world.ts';

interface TakenExport {
  readonly name: string;
  readonly rows: number | undefined;
  readonly bytes: Buffer;
}

/** Asks for a list as a file and lets the worker write it; how it stands then. */
export async function bookAndWrite<E extends Endpoint<Endpoint['input'], typeof BookedExport>>(
  world: World,
  endpoint: E,
  input: CallOf<E>,
  options: RunOptions,
): Promise<ExportRow> {
  const { exportId } = await world.call(endpoint, input, options);
  await world.drain();
  const { items } = await world.call(listExports, {}, { as: options.as });
  const found = items.find(({ id }) => id === exportId);
  if (found === undefined) throw new Error('The export is not in the list of who asked');
  return found;
}

/** The same, and fetches the file. */
export async function takeExport<E extends Endpoint<Endpoint['input'], typeof BookedExport>>(
  world: World,
  endpoint: E,
  input: CallOf<E>,
  options: RunOptions,
): Promise<TakenExport> {
  const { id } = await bookAndWrite(world, endpoint, input, options);
  const { name, rows, bytes } = await world.call(getExportFile, { exportId: id }, { as: options.as });
  const parts: Uint8Array[] = [];
  if (bytes instanceof Uint8Array) parts.push(bytes);
  else for await (const part of bytes) parts.push(part);
  return { name, rows, bytes: Buffer.concat(parts) };
}
