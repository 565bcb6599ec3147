/** A list of words that is not empty. */
export type Words = readonly [string, ...string[]];

/** The words in which the processes of one system are written. The engine gives them no meaning: it moves a subject from
 * step to step, whoever may move it, and says which effects the move has; the system that supplies the words carries them
 * out. Roles are no part of it: they are data of the organisation, which the linter looks up. */
export interface ProcessVocabulary {
  /** Where an actor may stand towards the subject, such as at the unit that took it in. */
  readonly relations: Words;
  /** What kinds of work the steps are. */
  readonly stepKinds: Words;
  readonly actions: Words;
  /** What an action may need of its actor beside `engineNeeds`, such as a signature. */
  readonly needs: readonly string[];
  /** What an action may do to the subject beside moving it. */
  readonly effects: readonly string[];
}

/** Needs that every vocabulary has, because the engine itself looks at them: a reason, which a return must give, and the
 * person to whom the next step is handed. */
export const engineNeeds = ['reason', 'assignee'] as const;

export type RelationOf<V extends ProcessVocabulary> = V['relations'][number];
export type StepKindOf<V extends ProcessVocabulary> = V['stepKinds'][number];
export type ActionIdOf<V extends ProcessVocabulary> = V['actions'][number];
export type OwnNeedOf<V extends ProcessVocabulary> = V['needs'][number];
export type NeedOf<V extends ProcessVocabulary> = (typeof engineNeeds)[number] | OwnNeedOf<V>;
export type EffectOf<V extends ProcessVocabulary> = V['effects'][number];

/** Whether a word from outside is an action of the vocabulary. */
export const isAction = <V extends ProcessVocabulary>(vocabulary: V, word: string): word is ActionIdOf<V> =>
  vocabulary.actions.includes(word);
