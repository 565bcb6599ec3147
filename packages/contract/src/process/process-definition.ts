import { z } from 'zod';
import { Day, LocalText } from '../values.ts';
import {
  engineNeeds,
  type ActionIdOf,
  type EffectOf,
  type NeedOf,
  type ProcessVocabulary,
  type RelationOf,
  type StepKindOf,
} from './process-vocabulary.ts';

/** The target of an action that ends the process. */
export const processEnd = 'END';

/** Levels of the two-tier local government (Law 72/2025/QH15). */
const governmentLevels = ['commune', 'province'] as const;
export type GovernmentLevel = (typeof governmentLevels)[number];

/** Who acts: a role, and where its holder stands towards the subject. */
export interface ProcessActor<V extends ProcessVocabulary = ProcessVocabulary> {
  readonly role: string;
  readonly at: RelationOf<V>;
}

export interface ProcessAction<V extends ProcessVocabulary = ProcessVocabulary> {
  readonly id: ActionIdOf<V>;
  readonly name: LocalText;
  /** A step of the same definition, or END. */
  readonly to: string;
  /** What the actor must supply together with the action. */
  readonly needs: readonly NeedOf<V>[];
  /** What the action does to the subject beside moving it; the system that owns the subject carries it out. */
  readonly effect?: EffectOf<V> | undefined;
  /** Does not bring the subject nearer to its end: return paths and handing a step to another person. */
  readonly backward?: boolean | undefined;
  /** Who may act, where that is not the step's own actor; such a person need not be the assignee. */
  readonly by?: ProcessActor<V> | undefined;
}

export interface ProcessStep<V extends ProcessVocabulary = ProcessVocabulary> {
  readonly id: string;
  readonly name: LocalText;
  readonly kind: StepKindOf<V>;
  readonly actor: ProcessActor<V>;
  /** Share of the time that the whole process has, 0 to 1; all shares of a definition sum to 1. */
  readonly share: number;
  /** Separation of duties: whoever last completed that step may not act in this one. */
  readonly notSamePersonAs?: string | undefined;
  readonly actions: readonly ProcessAction<V>[];
}

/** The electronic form of an internal process (quy trình nội bộ, quy trình điện tử: Decree 61/2018/NĐ-CP art. 36(4),
 * Circular 01/2018/TT-VPCP art. 8) in the words of a system. The first step is where a new subject starts. A running
 * subject keeps the version it started with. */
export interface ProcessDefinition<V extends ProcessVocabulary = ProcessVocabulary> {
  readonly key: string;
  readonly version: number;
  readonly name: LocalText;
  /** Day, YYYY-MM-DD. */
  readonly validFrom: string;
  /** Last day on which a subject may start in this version, YYYY-MM-DD. */
  readonly validTo: string | null;
  readonly level: GovernmentLevel;
  readonly legalBasis: readonly string[];
  readonly steps: readonly ProcessStep<V>[];
}

/** The schema of process definitions in the words of a system. Shape only: whether a definition can work is for the
 * linter to say. */
export function defineProcessSchema<const V extends ProcessVocabulary>(vocabulary: V): z.ZodType<ProcessDefinition<V>> {
  const StepId = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/);
  const Actor = z.object({ role: z.string().max(60), at: z.enum(vocabulary.relations) });
  const Action = z.object({
    id: z.enum(vocabulary.actions),
    name: LocalText,
    to: z.union([StepId, z.literal(processEnd)]),
    needs: z.array(z.enum([...engineNeeds, ...vocabulary.needs])),
    effect: z.enum(vocabulary.effects).optional(),
    backward: z.boolean().optional(),
    by: Actor.optional(),
  });
  const Step = z.object({
    id: StepId,
    name: LocalText,
    kind: z.enum(vocabulary.stepKinds),
    actor: Actor,
    share: z.number().min(0).max(1),
    notSamePersonAs: StepId.optional(),
    actions: z.array(Action),
  });
  return z.object({
    key: z.string().regex(/^[a-z][a-z0-9-]{0,79}$/),
    version: z.number().int().min(1),
    name: LocalText,
    validFrom: Day,
    validTo: Day.nullable(),
    level: z.enum(governmentLevels),
    legalBasis: z.array(z.string().min(1)),
    steps: z.array(Step).min(1).max(60),
  });
}
