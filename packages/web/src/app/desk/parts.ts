import { administrationDesk } from '../../features/administration-desk/index.ts';
import { proceduresDesk } from '../../features/procedures-desk/index.ts';
import { sampleDesk } from '../../features/sample-desk/index.ts';

/** The systems on the desk, in the order of the rail. A new system adds its part here and nowhere else. */
export const parts = [proceduresDesk, administrationDesk, sampleDesk] as const;
