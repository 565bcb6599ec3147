import type { WorkItem } from '@dongbo/contract';

type Opened = Pick<WorkItem, 'system' | 'subjectId' | 'slot'>;

/** What is open beside the list, as it stands in the address: `procedures.<id of the dossier>`, with the slot of a further piece of work. */
export const writeOpen = ({ system, subjectId, slot }: Opened): string =>
  [system, subjectId, ...(slot === 'main' ? [] : [slot])].join('.');

export function readOpen(open: string): { system: string; subjectId: string; slot: string } {
  const [system = '', subjectId = '', ...slot] = open.split('.');
  return { system, subjectId, slot: slot.join('.') || 'main' };
}
