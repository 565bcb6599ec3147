import { z } from 'zod';
import { Day, LocalText } from '../values.ts';

/** Where an actor stands towards the dossier: at the one-stop unit that took it in, anywhere at the body that is
 * competent to settle it, or in the division of that body to which it belongs. */
export const actorRelations = ['receiving-one-stop', 'competent-unit', 'competent-division'] as const;
export const ActorRelation = z.enum(actorRelations);
export type ActorRelation = z.infer<typeof ActorRelation>;

export const ProcessActor = z.object({ role: z.string().max(60), at: ActorRelation });
export type ProcessActor = z.infer<typeof ProcessActor>;

export const stepKinds = [
  'reception',
  'assignment',
  'processing',
  'review',
  'approval',
  'issuing',
  'handover',
] as const;
export const StepKind = z.enum(stepKinds);
export type StepKind = z.infer<typeof StepKind>;

export const processActionIds = [
  'receive',
  'assign',
  'forward',
  'return',
  'approve',
  'refuse-approval',
  'issue',
  'hand-over',
] as const;
export const ProcessActionId = z.enum(processActionIds);
export type ProcessActionId = z.infer<typeof ProcessActionId>;

/** What the actor must supply together with the action. */
export const actionNeeds = ['reason', 'assignee', 'result-draft', 'signature', 'receiver'] as const;
export const ActionNeed = z.enum(actionNeeds);
export type ActionNeed = z.infer<typeof ActionNeed>;

/** What an action does to the dossier beside moving it; the system that owns the dossier carries it out. */
export const processEffects = ['receive', 'sign-result', 'issue-result', 'return-result'] as const;
export const ProcessEffect = z.enum(processEffects);
export type ProcessEffect = z.infer<typeof ProcessEffect>;

/** The target of an action that ends the process. */
export const processEnd = 'END';

const StepId = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/);

export const ProcessAction = z.object({
  id: ProcessActionId,
  name: LocalText,
  /** A step of the same definition, or END. */
  to: z.union([StepId, z.literal(processEnd)]),
  needs: z.array(ActionNeed),
  effect: ProcessEffect.optional(),
  /** Does not bring the dossier nearer to its end: return paths and handing a step to another person. */
  backward: z.boolean().optional(),
  /** Who may act, where that is not the step's own actor; such a person need not be the assignee. */
  by: ProcessActor.optional(),
});
export type ProcessAction = z.infer<typeof ProcessAction>;

export const ProcessStep = z.object({
  id: StepId,
  name: LocalText,
  kind: StepKind,
  actor: ProcessActor,
  /** Share of the statutory time, 0 to 1; all shares of a definition sum to 1. */
  share: z.number().min(0).max(1),
  /** Separation of duties: whoever last completed that step may not act in this one. */
  notSamePersonAs: StepId.optional(),
  actions: z.array(ProcessAction),
});
export type ProcessStep = z.infer<typeof ProcessStep>;

/** The electronic form of an internal process (quy trình nội bộ, quy trình điện tử: Decree 61/2018/NĐ-CP art. 36(4),
 * Circular 01/2018/TT-VPCP art. 8). The first step is where a new dossier starts. A running dossier keeps the version
 * it started with. Shape only: whether a definition can work is for the linter to say. */
export const ProcessDefinition = z
  .object({
    key: z.string().regex(/^[a-z][a-z0-9-]{0,79}$/),
    version: z.number().int().min(1),
    name: LocalText,
    validFrom: Day,
    /** Last day on which a dossier may start in this version. */
    validTo: Day.nullable(),
    level: z.enum(['commune', 'province']),
    legalBasis: z.array(z.string().min(1)),
    steps: z.array(ProcessStep).min(1).max(60),
  })
  .meta({ id: 'ProcessDefinition' });
export type ProcessDefinition = z.infer<typeof ProcessDefinition>;
