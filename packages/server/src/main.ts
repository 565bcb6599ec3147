import { serve } from './serve.ts';
import { startUpFault } from './start-up-fault.ts';

try {
  await serve(process.env);
} catch (error) {
  const fault = startUpFault(error);
  if (fault === null) throw error;
  process.stderr.write(`${fault}\n`);
  process.exitCode = 2;
}
