import type { Operation } from '@dongbo/kernel';
import { listMyOpenings } from './list-my-openings.ts';
import { listMyPapers } from './list-my-papers.ts';

export const myPaperOperations: readonly Operation[] = [listMyPapers, listMyOpenings];
