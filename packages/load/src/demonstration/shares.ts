import { administrationShare } from './administration/administration-share.ts';
import type { DemonstrationShare } from './demonstration-share.ts';
import { proceduresShare } from './procedures-share.ts';

/** What the systems show in a living demonstration. A new system is one line here and its share in a file of its own. */
export const demonstrationShares: readonly DemonstrationShare[] = [proceduresShare, administrationShare];
