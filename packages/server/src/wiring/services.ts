import {
  createAuditService,
  createLetterPress,
  createSignatureDesk,
  derivedAuditKey,
  deviceKeyOf,
  loadCalendar,
  type MessageGateways,
  readKeptHeads,
  type AuditKey,
  type Services,
  type System,
} from '@dongbo/kernel';

export interface ServiceFacts {
  /** Where the record lies: the application's connection. */
  readonly url: string;
  readonly directUrl?: string | null;
  /** 32 bytes under which private keys are sealed. */
  readonly secret: Buffer;
  readonly demonstration: boolean;
  /** Where people reach the portal; not given: nobody has said. */
  readonly publicAddress?: string | null;
  /** Keys that were set, newest first; the one derived from the secret stands behind them. */
  readonly auditKeys?: readonly AuditKey[];
  readonly messageGateways: MessageGateways;
  /** Where heads of the audit are noted. */
  readonly auditHeads: string;
}

/** The kernel's services for these systems: one press with the layouts of all of them, one signature desk. */
export function createServices(systems: readonly System[], facts: ServiceFacts): Services {
  const { secret, demonstration, publicAddress = null, auditKeys = [], auditHeads, messageGateways } = facts;
  const { url, directUrl = null } = facts;
  return {
    letters: createLetterPress({ layoutFolders: systems.flatMap((system) => system.layouts) }),
    signatures: createSignatureDesk({ secret }),
    calendar: loadCalendar,
    audit: createAuditService(
      {
        keys: [...auditKeys, derivedAuditKey(secret)],
        heads: async (space) => await readKeptHeads(auditHeads, space),
      },
      { url, directUrl, systems: systems.map(({ name }) => name) },
    ),
    messageGateways,
    deviceKey: deviceKeyOf(secret),
    subjectNames: systems.flatMap(({ subjectNames }) => subjectNames ?? []),
    staffing: systems.flatMap(({ staffing }) => staffing ?? []),
    demonstration,
    publicAddress,
  };
}
