import type { CallOf, Endpoint, OutputOf, Space } from '@dongbo/contract';
import { systemActor } from '@dongbo/kernel';
import {
  createLog,
  openInstallation,
  programOf,
  readConfig,
  refuseEmptyFolder,
  refuseUnprepared,
  type Installation,
  type Program,
} from '@dongbo/server';

/** The program in this very process, for terminal commands: operations run as the named system actor. */
export interface Connection extends AsyncDisposable {
  readonly installation: Installation;
  readonly program: Program;
  run<E extends Endpoint>(endpoint: E, input: CallOf<E>, space?: Space): Promise<OutputOf<E>>;
}

const note = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** What a command needs to find: tables of this version, tables of any, or nothing because it makes them. */
export type Needs = 'current' | 'any-version' | 'nothing';

async function refuse(installation: Installation, needs: Needs): Promise<void> {
  if (needs === 'nothing') return;
  try {
    await refuseUnprepared(installation, { olderWillDo: needs === 'any-version' });
  } catch (error) {
    await installation[Symbol.asyncDispose]();
    throw error;
  }
}

/** Opens the installation that the environment names.
 * @throws NotPrepared when the database lacks what the command needs. */
export async function connect(command: string, needs: Needs = 'current'): Promise<Connection> {
  const config = readConfig(process.env);
  if (needs !== 'nothing') refuseEmptyFolder(config);
  const installation = await openInstallation(config, note);
  await refuse(installation, needs);
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
