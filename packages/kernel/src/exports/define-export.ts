import type { BookedExport, Endpoint, ExportFormat, InputOf, LocalText, exportRefusals } from '@dongbo/contract';
import { z } from 'zod';
import { jobsOf, type TypedJob } from '../jobs/job.ts';
import { operationsOf, type ActContext, type Operation, type OperationContext } from '../operation/operation.ts';
import type { KernelContext } from '../operation/kernel-operation.ts';
import { bookExport } from './book-export.ts';
import type { ExportedList, ExportReader } from './exported-list.ts';
import { giveUpExport, writeExport } from './write-export.ts';

/** An endpoint that books a list as a file. */
type ExportEndpoint = Endpoint<z.ZodType<{ readonly format: ExportFormat }>, typeof BookedExport>;

/** Every endpoint that books a file may refuse so (`defineExportEndpoint`). */
const tooMany: (typeof exportRefusals)[number] = 'export.too-many-waiting';

const Payload = z.object({ exportId: z.uuid() });

interface ExportParts<E extends Endpoint, Tables, Ports> {
  readonly endpoint: E;
  /** `system.what-it-writes`, of the job. */
  readonly job: string;
  /** What list it is, for who asked. */
  readonly title: LocalText;
  /** What can be refused before anything is read. */
  readonly check?: (context: OperationContext<E, Tables, Ports>, input: InputOf<E>) => Promise<void> | void;
  /** Reads the list as who asked sees it when it is written. */
  readonly read: (context: ActContext<Tables, Ports>, input: InputOf<E>, reader: ExportReader) => Promise<ExportedList>;
}

/** A list that can be had as a file: the operation that asks for it, and the job that writes it. */
export interface Export {
  readonly operation: Operation;
  readonly job: TypedJob<typeof Payload>;
}

/** Lists do not make papers and signatures wait: one after the other in a space, behind everything else. */
const place = { queue: 'exports', priority: 10 } as const;

/** Gives a system its own `defineExport`. The file is written in the background as the person who asked, in the queue of the heavy
 * jobs; a writer that was killed begins anew, and of two writers one file stays. */
export function exportsOf<Tables, Ports>() {
  const defineOperation = operationsOf<Tables, Ports>();
  const defineJob = jobsOf<Tables, Ports>();
  return function defineExport<E extends ExportEndpoint>(parts: ExportParts<E, Tables, Ports>): Export {
    const { endpoint } = parts;
    // Every system's tables include the kernel's.
    const kernel = (ctx: ActContext<Tables, Ports>): KernelContext => ctx as unknown as KernelContext;
    const job = defineJob(
      parts.job,
      Payload,
      async (ctx, { exportId }) =>
        await writeExport(kernel(ctx), exportId, {
          permission: endpoint.name,
          read: async (asked, input, reader) =>
            await parts.read({ ...ctx, actor: asked }, endpoint.input.parse(input) as InputOf<E>, reader),
        }),
      {
        pool: 'heavy',
        transaction: 'none',
        maxAttempts: 3,
        givenUp: async (ctx, { exportId }) => await giveUpExport(kernel(ctx), exportId),
      },
    );
    // What every export has in common is booked here; what it refuses of its own is its own.
    const operation = defineOperation<ExportEndpoint>(endpoint, async (ctx, input) => {
      await parts.check?.(ctx, input as InputOf<E>);
      const { language } = ctx.caller;
      const booked = await bookExport(kernel(ctx), {
        operation: endpoint.name,
        title: parts.title[language],
        language,
        format: input.format,
        input,
      });
      if (booked === null) return ctx.refuse(tooMany);
      ctx.enqueue(job, { exportId: booked }, place);
      return { exportId: booked };
    });
    return { operation, job };
  };
}
