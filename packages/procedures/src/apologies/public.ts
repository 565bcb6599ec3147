import { listLateCauses } from './list-late-causes.ts';
import { returnApology } from './return-apology.ts';
import { sendApology } from './send-apology.ts';
import { writeApology } from './write-apology.ts';

export { sweepApologies, weighApology } from './weigh-apologies.ts';

export const apologyOperations = [listLateCauses, writeApology, sendApology, returnApology];
