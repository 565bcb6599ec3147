import type { FileScanner } from '@dongbo/kernel';

/** `none`: uploads are stored without a look for malware. `unreachable`: uploads are refused until it answers. */
export type ScannerState = 'none' | 'unreachable' | 'ready';

/** How it stands with the malware scanner, for the health page, the figures and the start-up print. */
export async function scannerState(scanner: FileScanner | null): Promise<ScannerState> {
  if (scanner === null) return 'none';
  return (await scanner.isReady()) ? 'ready' : 'unreachable';
}
