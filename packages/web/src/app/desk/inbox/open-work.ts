import type { WorkItem } from '@dongbo/contract';

/** What is open beside the list, as it stands in the address: `procedures.<id of the dossier>`. */
export const writeOpen = ({ system, subjectId }: Pick<WorkItem, 'system' | 'subjectId'>): string =>
  `${system}.${subjectId}`;

export function readOpen(open: string): { system: string; subjectId: string } {
  const [system = '', subjectId = ''] = open.split('.', 2);
  return { system, subjectId };
}
