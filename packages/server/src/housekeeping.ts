import { sealAudit, tellOfGivenUpJobs } from '@dongbo/kernel';
import { spaces } from '@dongbo/contract';
import { noteAuditHeads } from './note-audit-heads.ts';
import type { Program } from './program.ts';

export interface Housekeeping {
  stop(): Promise<void>;
}

/** Repeats a piece of work with a pause between; one run ends before the next begins. A stop waits for the run under way,
 * and never for a pause. */
export function every(milliseconds: number, body: () => Promise<void>): Housekeeping {
  let stopping = false;
  let wake: () => void = () => undefined;
  const loop = (async () => {
    while (!stopping) {
      await body();
      // Asked to stop while the body ran: nobody would wake the pause again.
      if (stopping) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  })();
  return {
    async stop() {
      stopping = true;
      wake();
      await loop;
    },
  };
}

/** Seals the audit about once a second, notes its head once a day (also at `headsUrl`), and tells of jobs that nobody takes up any more. Several processes may do so at once.
 * What comes less often is a schedule (`kernelSchedules`). */
export function startHousekeeping(program: Program, headsUrl: string | null = null): Housekeeping {
  const guarded = (name: string, body: () => Promise<unknown>) => async () => {
    try {
      await body();
    } catch (error) {
      program.log.error({ task: name, error }, 'housekeeping failed');
    }
  };
  const seal = every(
    1_000,
    guarded('seal', async () => {
      const [key] = program.worker.services.audit.keys;
      for (const space of spaces) await sealAudit(program.databases[space].pool, program.clock.now(), key);
    }),
  );
  const tell = every(
    30_000,
    guarded('tell of jobs given up', () => tellOfGivenUpJobs(program.worker)),
  );
  const note = every(
    600_000,
    guarded('note heads of the audit', () => noteAuditHeads(program, { folder: program.auditHeads, url: headsUrl })),
  );
  return {
    async stop() {
      await Promise.all([seal.stop(), tell.stop(), note.stop()]);
    },
  };
}
