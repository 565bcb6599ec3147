import { BackupError, EmbeddedError } from '@dongbo/kernel';

/** The database ended the connection, or did not take one: it is stopped, or being started again. */
function isAway(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  const isConnecting = 'syscall' in error && error.syscall === 'connect';
  return (
    isConnecting || /^(57P|08|ECONN|EPIPE)/.test(code) || /Connection terminated|not queryable/.test(error.message)
  );
}

/** Says in one line why a backup or restore was not possible, instead of a stack; exit code 2. */
export async function inOneLine(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    const isOurs = error instanceof BackupError || error instanceof EmbeddedError;
    if (!isOurs && !isAway(error)) throw error;
    process.stderr.write(`${isOurs ? '' : 'The database went away; run this again: '}${error.message}\n`);
    process.exitCode = 2;
  }
}
