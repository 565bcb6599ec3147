import { PersonId, UnitId, type CallOf, type Endpoint, type OutputOf } from '@dongbo/contract';
import {
  type DossierId,
  actOnDossier,
  getDossier,
  receiveDossier,
  saveDraft,
  startDraft,
  submitDossier,
  takeInDossier,
  writeResult,
  type Dossier,
} from '@dongbo/contract/procedures';
import { drain, findActorByUsername, localDate, type Actor, type Clock } from '@dongbo/kernel';
import { askedAnswers, chooseProcedures, filedForOneself, readVolumes, type Original } from '@dongbo/load';
import type { Program } from '@dongbo/server';
import { sideWays } from './load-side-ways.ts';

const accounts = {
  citizen: 'congdan2',
  counter: 'motcua.tranbien',
  head: 'truongphong.tranbien',
  specialist: 'chuyenvien.tranbien',
  leader: 'lanhdao.tranbien',
  clerk: 'vanthu.tranbien',
  asked: 'truongphong.sotuphap',
} as const;
type Who = keyof typeof accounts;

const oneStopCode = 'H19.145.01';
/** Whoever is asked for an opinion. */
const askedCode = 'H19.01';
/** The citizen, as the account says. */
const filer = { name: 'Đỗ Quốc Khải', identityNumber: '075085000002', bornOn: '1985-03-14' };

/** A clock that is moved from act to act, so that a life takes days and not milliseconds. */
export interface SteppedClock extends Clock {
  set(at: Date): void;
  advance(minutes: number): void;
}

export function createSteppedClock(start: Date): SteppedClock {
  let now = start.getTime();
  return {
    now: () => new Date(now),
    set: (at) => {
      now = at.getTime();
    },
    advance: (minutes) => {
      now += minutes * 60_000;
    },
  };
}

interface Stage {
  readonly program: Program;
  readonly clock: SteppedClock;
  readonly people: Readonly<Record<Who, Actor>>;
  readonly unitId: UnitId;
  readonly askedUnitId: UnitId;
}

async function openStage(program: Program, clock: SteppedClock): Promise<Stage> {
  const db = program.databases.official.kysely;
  const one = async (who: Who): Promise<Actor> => {
    const found = await findActorByUsername(db, accounts[who], clock.now());
    if (!found)
      throw new Error('The accounts of the demonstration are missing: start once with DONGBO_DEMONSTRATION=on');
    return found;
  };
  const unitOf = async (code: string): Promise<UnitId> => {
    const unit = await db.selectFrom('unit').select('id').where('code', '=', code).executeTakeFirstOrThrow();
    return UnitId.parse(unit.id);
  };
  const people = {
    citizen: await one('citizen'),
    counter: await one('counter'),
    head: await one('head'),
    specialist: await one('specialist'),
    leader: await one('leader'),
    clerk: await one('clerk'),
    asked: await one('asked'),
  };
  return { program, clock, people, unitId: await unitOf(oneStopCode), askedUnitId: await unitOf(askedCode) };
}

async function call<E extends Endpoint>(
  { program, people }: Stage,
  who: Who,
  endpoint: E,
  input: CallOf<E>,
): Promise<OutputOf<E>> {
  return await program.call(endpoint, input, { actor: people[who] });
}

const answers = {
  applicant: {
    ...filedForOneself(filer),
    ownerGender: 'male',
    ownerAddress: { communeCode: '26041', detail: 'Số 2 đường Minh Họa' },
    ownerPhone: '0912 999 999',
  },
  'general-request': { requestContent: 'Đề nghị giải quyết theo quy định', declared: true },
};

async function file(stage: Stage, procedureCode: string): Promise<DossierId> {
  const draft = await call(stage, 'citizen', startDraft, { procedureCode });
  const saved = await call(stage, 'citizen', saveDraft, {
    draftId: draft.id,
    version: draft.version,
    unitId: stage.unitId,
    answers: askedAnswers(procedureCode, localDate(stage.clock.now()), answers),
    papers: [],
    returnMethod: 'online',
  });
  const filed = await call(stage, 'citizen', submitDossier, {
    draftId: saved.id,
    version: saved.version,
    again: true,
    withoutPapers: true,
  });
  return filed.id;
}

async function takeIn(stage: Stage, procedureCode: string): Promise<DossierId> {
  const owner = {
    type: 'citizen',
    name: filer.name,
    identityNumber: filer.identityNumber,
    address: 'Số 2 đường Minh Họa',
    phone: '0912999999',
    email: null,
  } as const;
  const limit = { timeLimit: { unit: 'working-day', value: 5 } as const };
  const taken = await call(stage, 'counter', takeInDossier, {
    procedureCode,
    receivingUnitId: stage.unitId,
    owner,
    papers: [],
    ...limit,
  });
  return taken.id;
}

async function act(
  stage: Stage,
  who: Who,
  id: DossierId,
  action: string,
  more: Partial<CallOf<typeof actOnDossier>> = {},
): Promise<void> {
  stage.clock.advance(47);
  const { version } = await call(stage, who, getDossier, { dossierId: id });
  await call(stage, who, actOnDossier, { dossierId: id, version, action, ...more });
}

async function receive(stage: Stage, id: DossierId): Promise<void> {
  stage.clock.advance(31);
  const dossier: Dossier = await call(stage, 'counter', getDossier, { dossierId: id });
  const limit = dossier.needsTimeLimit ? { timeLimit: { unit: 'working-day', value: 5 } as const } : {};
  await call(stage, 'counter', receiveDossier, { dossierId: id, version: dossier.version, papers: [], ...limit });
}

function stepsOf(stage: Stage, id: DossierId, isOnline: boolean): (() => Promise<void>)[] {
  const assigneeId = PersonId.parse(stage.people.specialist.personId);
  return [
    ...(isOnline ? [() => receive(stage, id)] : []),
    () => act(stage, 'head', id, 'assign', { assigneeId }),
    async () => {
      const { version } = await call(stage, 'specialist', getDossier, { dossierId: id });
      const written = { title: 'Kết quả giải quyết', body: 'Nội dung kết quả dùng để đo.' };
      await call(stage, 'specialist', writeResult, { dossierId: id, version, ...written });
      await act(stage, 'specialist', id, 'forward');
    },
    () => act(stage, 'head', id, 'forward'),
    async () => {
      await act(stage, 'leader', id, 'approve');
      await drain(stage.program.worker);
    },
    () => act(stage, 'clerk', id, 'issue'),
    () => act(stage, 'counter', id, 'hand-over', { receiver: 'owner' }),
  ];
}

interface LifeOrder {
  readonly isOnline: boolean;
  /** So many steps. */
  readonly upTo: number;
  /** Gone while a specialist has it. */
  readonly aside?: (typeof sideWays)[number] | undefined;
}

/** One dossier that operations write, up to a step of its life. */
async function live(stage: Stage, procedureCode: string, { isOnline, upTo, aside }: LifeOrder): Promise<DossierId> {
  const id = isOnline ? await file(stage, procedureCode) : await takeIn(stage, procedureCode);
  const assigned = isOnline ? 1 : 0;
  for (const [index, step] of stepsOf(stage, id, isOnline).slice(0, upTo).entries()) {
    await step();
    if (index !== assigned || aside === undefined) continue;
    stage.clock.advance(7);
    const { clock, askedUnitId } = stage;
    await aside({ id, clock, askedUnitId, call: (who, endpoint, input) => call(stage, who, endpoint, input) });
  }
  return id;
}

const whole = 99;

/** The last five working days at eight o'clock, from the newest. */
function workingMornings(now: Date): Date[] {
  const mornings: Date[] = [];
  for (let back = 1; mornings.length < 5; back += 1) {
    const day = new Date(now.getTime() + 7 * 3_600_000 - back * 86_400_000);
    const isWorking = day.getUTCDay() % 6 !== 0;
    if (isWorking) mornings.push(new Date(`${day.toISOString().slice(0, 10)}T08:00:00+07:00`));
  }
  return mornings;
}

/** Lets operations write the dossiers that are then multiplied: each procedure online and on paper from beginning to end, once online
 * with a way beside the straight one, and once up to some step. Shares are those of `volumes.json`. */
export async function writeOriginals(
  program: Program,
  clock: SteppedClock,
  wanted: number,
  onShare: (share: number) => void,
): Promise<Original[]> {
  const stage = await openStage(program, clock);
  const { onlineShare, openShare, overdueShare, historyWeeks, sideWayShare } = readVolumes();
  const mornings = workingMornings(clock.now());
  // A system's tables lie in the search path of the space; the kernel's type of the database cannot know them.
  const db = program.databases.official.kysely as unknown as Parameters<typeof chooseProcedures>[0];
  const codes = await chooseProcedures(db, wanted);
  const originals: Original[] = [];
  for (const [index, code] of codes.entries()) {
    const start = mornings[index % mornings.length] ?? clock.now();
    const one = async (life: LifeOrder, share: number, weeks: number): Promise<DossierId> => {
      clock.set(new Date(start.getTime() + (index % 7) * 13 * 60_000));
      const id = await live(stage, code, life);
      originals.push({ id, weight: share, weeks });
      return id;
    };
    const closed = 1 - openShare.value;
    const online = closed * onlineShare.value;
    const aside = sideWays[index % sideWays.length];
    await one({ isOnline: true, upTo: whole }, online * (1 - sideWayShare.value), historyWeeks.value);
    await one({ isOnline: true, upTo: whole, aside }, online * sideWayShare.value, historyWeeks.value);
    await one({ isOnline: false, upTo: whole }, closed * (1 - onlineShare.value), historyWeeks.value);
    const open = await one({ isOnline: true, upTo: index % 5 }, openShare.value * (1 - overdueShare.value), 0);
    // The same again, so long ago that its time is over: the longest limit of these procedures is some six weeks.
    originals.push({ id: open, weight: openShare.value * overdueShare.value, fromWeeks: 7, weeks: 10 });
    onShare((index + 1) / codes.length);
  }
  await drain(program.worker);
  return originals;
}
