import type { AuditService } from '../audit/audit-service.ts';
import type { MessageGateways } from '../messages/message-gateway.ts';
import type { LetterPress } from '../letters/letter-press.ts';
import type { SignatureDesk } from '../signing/signature-desk.ts';
import type { StaffingSource } from '../rights/staffing.ts';
import type { SubjectNames } from './subject-names.ts';
import type { Calendar } from '../time/calendar.ts';

/** What the kernel does for every act of every system beside the database. The composition root makes it once. */
export interface Services {
  /** Prints letters from data and layouts. */
  readonly letters: LetterPress;
  /** Signs and checks PDFs with keys of the installation's own authority. */
  readonly signatures: SignatureDesk;
  /** A calendar of the legal clock by its name. Throws ClockError `clock.unknown-calendar`. */
  calendar(name: string): Calendar;
  /** What the audit is sealed with and checked against, outside of the database. */
  readonly audit: AuditService;
  /** Who carries messages to people outside of the platform. */
  readonly messageGateways: MessageGateways;
  /** Key under which cookies of browsers that have signed in are signed. */
  readonly deviceKey: Buffer;
  /** Names of what systems hold: codes by which people know it. */
  readonly subjectNames: readonly SubjectNames[];
  /** Where systems need people. */
  readonly staffing: readonly StaffingSource[];
  /** The installation shows demonstration data: its official papers carry a watermark. */
  readonly demonstration: boolean;
  /** Address under which people reach the portal, such as `https://dvc.example.vn`; null where nobody has said it. */
  readonly publicAddress: string | null;
}
