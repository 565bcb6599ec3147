import type { Operation } from '../operation/operation.ts';
import { deleteView } from './delete-view.ts';
import { listViews } from './list-views.ts';
import { openWithView } from './open-with-view.ts';
import { renameView } from './rename-view.ts';
import { saveView } from './save-view.ts';
import { shareView } from './share-view.ts';

export const viewOperations: readonly Operation[] = [
  listViews,
  saveView,
  renameView,
  openWithView,
  shareView,
  deleteView,
];
