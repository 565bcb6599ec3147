import { exportAudit } from './audit/export-audit.ts';
import type { Export } from './exports/define-export.ts';
import { exportInbox } from './worklist/export-inbox.ts';

/** The kernel's own lists that can be had as files. */
export const kernelExports: readonly Export[] = [exportAudit, exportInbox];
