import type { CallOf, Endpoint, OutputOf, Space } from '@dongbo/contract';
import { systemActor } from '@dongbo/kernel';
import { createLog, openInstallation, programOf, readConfig, type Installation, type Program } from '@dongbo/server';

/** The program in this very process, for terminal commands: operations run as the named system actor. */
export interface Connection extends AsyncDisposable {
  readonly installation: Installation;
  readonly program: Program;
  run<E extends Endpoint>(endpoint: E, input: CallOf<E>, space?: Space): Promise<OutputOf<E>>;
}

const note = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** Opens the installation that the environment names; the schema must be up to date (`dongbo migrate`). */
export async function connect(command: string): Promise<Connection> {
  const config = readConfig(process.env);
  const installation = await openInstallation(config, note);
  const program = programOf(installation, createLog(config.logLevel), 4);
  const actor = systemActor(command);
  return {
    installation,
    program,
    async run(endpoint, input, space = 'official') {
      const operation = program.operations.find((one) => one.endpoint.name === endpoint.name);
      if (!operation) throw new Error(`No operation ${endpoint.name}`);
      const answer = await program.runner.run(operation, { space, actor, input, requestId: crypto.randomUUID() });
      // The runner has parsed the answer with this endpoint's output schema.
      return answer.output as OutputOf<typeof endpoint>;
    },
    async [Symbol.asyncDispose]() {
      await program[Symbol.asyncDispose]();
      await installation[Symbol.asyncDispose]();
    },
  };
}
