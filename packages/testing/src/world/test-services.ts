import {
  createLetterPress,
  createSignatureDesk,
  derivedAuditKey,
  deviceKeyOf,
  loadCalendar,
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

/** The kernel's real services, with a secret of the tests and without the mark of a demonstration. */
export function testServices(layoutFolders: readonly string[]): Services {
  return {
    letters: pressOf(layoutFolders),
    signatures: createSignatureDesk({ secret: Buffer.alloc(32, 7) }),
    calendar: loadCalendar,
    audit: { keys: [derivedAuditKey(Buffer.alloc(32, 7))], heads: async () => [] },
    messageGateways: { of: () => null },
    deviceKey: deviceKeyOf(Buffer.alloc(32, 7)),
    subjectNames: [],
    publicAddress: 'https://dvc.example.vn',
    demonstration: false,
  };
}
