import { readFileSync } from 'node:fs';
import { postgresChildren } from '../../faults/processes.ts';

/** Linux counts in hundredths of a second. */
const ticksASecond = 100;

/** Fields of `/proc/N/stat` behind the name; empty when the process is gone. */
function fieldsOf(pid: number): readonly number[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
  } catch {
    return [];
  }
}

/** Processor seconds that a process has used, in user and system time together. Linux only. */
export function processorSeconds(pid: number): number {
  const fields = fieldsOf(pid);
  return ((fields[11] ?? 0) + (fields[12] ?? 0)) / ticksASecond;
}

/** The same for a process with its children, the living and those that have ended and were waited for. */
export function treeProcessorSeconds(pid: number): number {
  const fields = fieldsOf(pid);
  const ended = ((fields[13] ?? 0) + (fields[14] ?? 0)) / ticksASecond;
  return postgresChildren(pid).reduce((sum, child) => sum + processorSeconds(child), processorSeconds(pid) + ended);
}
