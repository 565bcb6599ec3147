import type { Operation } from '@dongbo/kernel';
import { confirmBundle } from './confirm-bundle.ts';
import { getBundle } from './get-bundle.ts';
import { listBundles } from './list-bundles.ts';
import { listWaitingPapers } from './list-waiting-papers.ts';
import { printBundle } from './print-bundle.ts';
import { sendBundle } from './send-bundle.ts';

export const bundleOperations: readonly Operation[] = [
  listWaitingPapers,
  sendBundle,
  listBundles,
  getBundle,
  printBundle,
  confirmBundle,
];
export { bundleMeasures } from './bundle-measures.ts';
export { bundleNotices } from './bundle-notices.ts';
export { sweepBundles } from './sweep-bundles.ts';
