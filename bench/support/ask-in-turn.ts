import { say, spread } from './figures.ts';

/** One kind of question: what it is, and how often it is asked with which input. */
export interface Question {
  readonly figure: string;
  readonly facts: Readonly<Record<string, unknown>>;
  ask(turn: number): Promise<unknown>;
}

/** Asks every question so often, all in turn, so that what else the machine does falls on all alike; a few times before it
 * counts. Says a line for each question. Answers the milliseconds of all by figure. */
export async function askInTurn(
  questions: readonly Question[],
  options: { readonly clients: number; readonly turns: number },
): Promise<Map<string, number[]>> {
  const times = questions.map((): number[] => []);
  const turnsBefore = 3;
  function* all(): Generator<{ at: number; turn: number }> {
    for (let turn = -turnsBefore; turn < options.turns; turn += 1)
      for (const at of questions.keys()) yield { at, turn };
  }
  const queue = all();
  const one = async (): Promise<void> => {
    for (const { at, turn } of queue) {
      const begin = performance.now();
      await questions[at]?.ask(turn + turnsBefore);
      if (turn >= 0) times[at]?.push(performance.now() - begin);
    }
  };
  await Promise.all(Array.from({ length: options.clients }, one));
  const byFigure = new Map<string, number[]>();
  for (const [at, { figure, facts }] of questions.entries()) {
    const own = times[at] ?? [];
    byFigure.set(figure, [...(byFigure.get(figure) ?? []), ...own]);
    say(figure, { ...facts, clients: options.clients, ...spread(own) });
  }
  return byFigure;
}
