import type { Client, LocalText } from '@dongbo/contract';
import type { Person, Who } from './demo-person.ts';
import type { StepKey } from './demo-texts.ts';

export type Facts = Readonly<Record<string, string | number | LocalText>>;

/** One step that was taken, with how long it took. */
export interface Step {
  readonly who: Who | 'anybody' | 'worker';
  readonly name: string;
  readonly step: StepKey;
  readonly facts: Facts;
  readonly milliseconds: number;
}

/** Where the demonstration plays: the people with their sessions, and somebody who tells what happens. */
export interface Stage {
  readonly people: Readonly<Record<Who, Person>>;
  /** Somebody without a session. */
  readonly anybody: Client;
  /** Takes a step, measures it and tells it. */
  tell<T>(who: Step['who'], step: StepKey, act: () => Promise<readonly [T, Facts]>): Promise<T>;
}

/** Makes the stage; `onStep` hears every step when it is done. */
export function createStage(people: Stage['people'], anybody: Client, onStep: (step: Step) => void): Stage {
  return {
    people,
    anybody,
    async tell(who, step, act) {
      const begin = performance.now();
      const [made, facts] = await act();
      const name = who === 'anybody' || who === 'worker' ? '' : people[who].name;
      onStep({ who, name, step, facts, milliseconds: Math.round(performance.now() - begin) });
      return made;
    },
  };
}
