import { z } from 'zod';
import { DossierId, PersonId, UnitId } from './values.ts';
import { ReturnMethod } from './procedures/dossier-views.ts';

/** Something that happened, past tense. Events are written in the transaction of the act and are the legal record;
 * reactions are jobs, one per event and handler. */
export interface EventType<Payload extends z.ZodType = z.ZodType> {
  readonly type: string;
  readonly payload: Payload;
}
export type PayloadOf<E extends EventType> = z.output<E['payload']>;

const event = <P extends z.ZodType>(type: string, payload: P): EventType<P> => ({ type, payload });

const dossier = z.object({ dossierId: DossierId, code: z.string() });

/** What happens to a dossier, in the order of its life. The subject of each is the dossier. */
export const dossierEvents = {
  submitted: event(
    'procedures.dossier-submitted',
    dossier.extend({
      procedureCode: z.string(),
      receivingUnitId: UnitId,
      competentUnitId: UnitId,
      channel: z.string(),
    }),
  ),
  received: event(
    'procedures.dossier-received',
    dossier.extend({
      procedureCode: z.string(),
      competentUnitId: UnitId,
      dueAt: z.string(),
      note: z.string().nullable(),
    }),
  ),
  moved: event(
    'procedures.dossier-moved',
    dossier.extend({
      action: z.string(),
      fromStep: z.string(),
      toStep: z.string(),
      backward: z.boolean(),
      assigneeId: PersonId.nullable(),
      note: z.string().nullable(),
    }),
  ),
  assigned: event('procedures.dossier-assigned', dossier.extend({ assigneeId: PersonId, stepId: z.string() })),
  resultWritten: event('procedures.result-written', dossier.extend({ title: z.string(), uploaded: z.boolean() })),
  resultNumbered: event('procedures.result-numbered', dossier.extend({ number: z.string(), signerId: PersonId })),
  resultSigned: event('procedures.result-signed', dossier.extend({ number: z.string(), sha256: z.string() })),
  /** The worker tried to sign as often as it may; a person has to do something. */
  resultSigningFailed: event('procedures.result-signing-failed', dossier.extend({ number: z.string() })),
  resultIssued: event('procedures.result-issued', dossier.extend({ number: z.string() })),
  resultReturned: event(
    'procedures.result-returned',
    dossier.extend({ receiverName: z.string(), method: ReturnMethod }),
  ),
} as const;

export const allEvents: readonly EventType[] = Object.values(dossierEvents);
