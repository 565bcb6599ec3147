import type { Program } from './program.ts';
import { seedSteps } from './seed-steps.ts';

/** Every seed of a demonstration in the order of a start, but the large ones: a test loads the share that it needs. */
export async function seedProgram(program: Program): Promise<void> {
  for (const step of seedSteps(program.systems, true))
    if (step.large !== true) await step.run(program, () => undefined);
}
