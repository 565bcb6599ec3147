import { createLetterPress, createSignatureDesk, loadCalendar } from '@dongbo/kernel';
import { layoutFolder, type ProceduresPorts } from '@dongbo/procedures';

export interface PortFacts {
  /** 32 bytes under which private keys are sealed. */
  readonly secret: Buffer;
  readonly demonstration: boolean;
}

/** What the systems need from others, supplied by the kernel's own rooms. */
export function createPorts(facts: PortFacts): ProceduresPorts {
  return {
    letters: createLetterPress({ layoutFolders: [layoutFolder] }),
    signatures: createSignatureDesk({ secret: facts.secret }),
    calendar: loadCalendar,
    demonstration: facts.demonstration,
  };
}
