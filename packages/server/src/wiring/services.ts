import { createLetterPress, createSignatureDesk, loadCalendar, type Services, type System } from '@dongbo/kernel';

export interface ServiceFacts {
  /** 32 bytes under which private keys are sealed. */
  readonly secret: Buffer;
  readonly demonstration: boolean;
}

/** The kernel's services for these systems: one press with the layouts of all of them, one signature desk. */
export function createServices(systems: readonly System[], { secret, demonstration }: ServiceFacts): Services {
  return {
    letters: createLetterPress({ layoutFolders: systems.flatMap((system) => system.layouts) }),
    signatures: createSignatureDesk({ secret }),
    calendar: loadCalendar,
    demonstration,
  };
}
