import { ConfigError } from './config.ts';
import { serve } from './serve.ts';

try {
  await serve(process.env);
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
