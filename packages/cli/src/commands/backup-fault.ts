import { BackupError, EmbeddedError } from '@dongbo/kernel';

/** Says in one line why a backup or restore was not possible, instead of a stack; exit code 2. */
export async function inOneLine(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof BackupError) && !(error instanceof EmbeddedError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}
