import {
  createAuditService,
  createLetterPress,
  createSignatureDesk,
  derivedAuditKey,
  deviceKeyOf,
  loadCalendar,
  type DatabaseOptions,
  type LetterPress,
  type Services,
} from '@dongbo/kernel';

/** Opening a press takes a while; worlds with the same layouts share one. */
const presses = new Map<string, LetterPress>();

function pressOf(layoutFolders: readonly string[]): LetterPress {
  const key = layoutFolders.join('\n');
  const press = presses.get(key) ?? createLetterPress({ layoutFolders });
  presses.set(key, press);
  return press;
}

/** The kernel's real services over a database, with a secret of the tests and without the mark of a demonstration. */
export function testServices(
  database: Omit<DatabaseOptions, 'max'>,
  layoutFolders: readonly string[] = [],
  staffing: Services['staffing'] = [],
): Services {
  return {
    letters: pressOf(layoutFolders),
    signatures: createSignatureDesk({ secret: Buffer.alloc(32, 7) }),
    calendar: loadCalendar,
    audit: createAuditService({ keys: [derivedAuditKey(Buffer.alloc(32, 7))], heads: async () => [] }, database),
    messageGateways: { of: () => null },
    deviceKey: deviceKeyOf(Buffer.alloc(32, 7)),
    subjectNames: [],
    staffing,
    publicAddress: 'https://dvc.example.vn',
    demonstration: false,
  };
}
