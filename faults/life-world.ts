import { listUnits, uploadFile, type CallOf, type Endpoint, type OutputOf, type UnitId } from '@dongbo/contract';
import { getProcedure, type Procedure } from '@dongbo/contract/procedures';
import { samplePaper } from '@dongbo/testing';
import { hashOfAnswer, type Journal } from './journal.ts';
import type { Chance } from './random.ts';
import { createStubborn, type CallOptions, type Stubborn } from './stubborn-client.ts';

export const officialAccounts = {
  counter: 'motcua.tranbien',
  head: 'truongphong.tranbien',
  specialist: 'chuyenvien.tranbien',
  leader: 'lanhdao.tranbien',
  clerk: 'vanthu.tranbien',
} as const;
export type Official = keyof typeof officialAccounts;

export const procedureCode = '1.001193';
const communeName = 'Phường Trấn Biên';

/** Where the lives play: officials with sessions, the procedure and the counter. */
export interface LifeWorld {
  readonly journal: Journal;
  readonly officials: Readonly<Record<Official, Stubborn>>;
  readonly procedure: Procedure;
  readonly unitId: UnitId;
  /** A paper of the procedure that can be attached. */
  readonly componentId: string;
  /** True from the moment on at which nobody begins anything new. */
  readonly isOver: () => boolean;
}

export async function openLifeWorld(base: () => string, journal: Journal, isOver: () => boolean): Promise<LifeWorld> {
  const one = (who: Official) => createStubborn(base, officialAccounts[who], journal);
  // One after the other: a password is checked slowly on purpose.
  const officials = {
    counter: await one('counter'),
    head: await one('head'),
    specialist: await one('specialist'),
    leader: await one('leader'),
    clerk: await one('clerk'),
  };
  const procedure = await officials.counter.call(getProcedure, { code: procedureCode });
  const { items } = await officials.counter.call(listUnits, { q: communeName });
  const commune = items.find(({ kind, name }) => kind === 'commune' && name === communeName);
  const unit = items.find(({ kind, parentId }) => kind === 'one-stop' && parentId === commune?.id);
  const component = procedure.componentGroups.flatMap((group) => group.items).find(({ isNote }) => !isNote);
  if (!unit || !component) throw new Error(`No counter or no paper for ${procedureCode}`);
  return { journal, officials, procedure, unitId: unit.id, componentId: component.id, isOver };
}

/** Sends a write as hurried people and weak lines do: sometimes three times at once under one id. All answers are the
 * same one. */
export async function write<E extends Endpoint>(
  { journal }: LifeWorld,
  who: Stubborn,
  chance: Chance,
  endpoint: E,
  input: CallOf<E>,
  options: CallOptions = {},
): Promise<OutputOf<E>> {
  if (!chance.happens(0.1)) return await who.call(endpoint, input, options);
  journal.counts.echoes += 1;
  const requestId = crypto.randomUUID();
  const answers = await Promise.all([1, 2, 3].map(() => who.call(endpoint, input, { ...options, requestId })));
  const hashes = new Set(answers.map(hashOfAnswer));
  if (hashes.size > 1)
    journal.complaints.push(`${endpoint.name}: ${hashes.size} different answers to one request ${requestId}`);
  const [first] = answers;
  if (first === undefined) throw new Error('No answer');
  return first;
}

/** Uploads a paper of some length; its SHA-256 by file id. */
export async function upload(
  world: LifeWorld,
  who: Stubborn,
  chance: Chance,
  mark: string,
): Promise<Map<string, string>> {
  const paper = samplePaper(mark, chance.between(100, 200_000));
  const file = await write(world, who, chance, uploadFile, { name: 'giấy tờ.pdf' }, { bytes: paper.bytes });
  if (file.sha256 !== paper.sha256) world.journal.complaints.push(`upload ${file.id} was answered with another hash`);
  world.journal.uploads.set(file.id, paper.sha256);
  return new Map([[file.id, paper.sha256]]);
}
