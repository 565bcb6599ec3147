import type { LetterPress } from '../letters/letter-press.ts';
import type { SignatureDesk } from '../signing/signature-desk.ts';
import type { Calendar } from '../time/calendar.ts';

/** What the kernel does for every act of every system beside the database. The composition root makes it once. */
export interface Services {
  /** Prints letters from data and layouts. */
  readonly letters: LetterPress;
  /** Signs and checks PDFs with keys of the installation's own authority. */
  readonly signatures: SignatureDesk;
  /** A calendar of the legal clock by its name. Throws ClockError `clock.unknown-calendar`. */
  calendar(name: string): Calendar;
  /** The installation shows demonstration data: its official papers carry a watermark. */
  readonly demonstration: boolean;
}
