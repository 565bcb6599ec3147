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
    run: (endpoint, input, space = 'official') => program.call(endpoint, input, { actor, space }),
    async [Symbol.asyncDispose]() {
      await program[Symbol.asyncDispose]();
      await installation[Symbol.asyncDispose]();
    },
  };
}
