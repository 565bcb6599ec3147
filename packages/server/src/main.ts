import { serve } from './serve.ts';
import { endOnStrayFaults, endWithFault } from './start-up-fault.ts';

endOnStrayFaults(process.env);
try {
  await serve(process.env);
} catch (error) {
  endWithFault(error, process.env);
}
