import { ProblemError } from '@dongbo/contract';
import { saveDraft, startDraft, submitDossier, takeInDossier, type DossierId } from '@dongbo/contract/procedures';
import { birthAnswers, paperOwner } from '@dongbo/testing';
import { expectEvents, type ExpectedDossier } from './journal.ts';
import { upload, write, type LifeWorld } from './life-world.ts';
import type { Chance } from './random.ts';
import { settle } from './settle-life.ts';
import type { Stubborn } from './stubborn-client.ts';

let marks = 0;
const newMark = (): string => {
  marks += 1;
  return `${process.pid % 10_000}.${marks}`;
};

interface Opened {
  readonly id: DossierId;
  readonly code: string;
  readonly version: number;
  readonly state: string;
}

function note(
  world: LifeWorld,
  opened: Opened,
  facts: Pick<ExpectedDossier, 'mark' | 'personId' | 'papers'>,
): ExpectedDossier {
  const dossier = {
    ...facts,
    id: opened.id,
    code: opened.code,
    events: new Map<string, number>(),
    version: opened.version,
    state: opened.state,
    money: { paid: 0, back: 0 },
  };
  world.journal.dossiers.set(dossier.id, dossier);
  expectEvents(dossier, ['dossier-submitted']);
  return dossier;
}

const idsOf = (papers: ReadonlyMap<string, string>) => [...papers.keys()];

async function file(world: LifeWorld, citizen: Stubborn, chance: Chance): Promise<ExpectedDossier> {
  const mark = newMark();
  const papers = await upload(world, citizen, chance, mark);
  const draft = await write(world, citizen, chance, startDraft, { procedureCode: world.procedure.code });
  world.journal.drafts.add(draft.id);
  const saved = await write(world, citizen, chance, saveDraft, {
    draftId: draft.id,
    version: draft.version,
    unitId: world.unitId,
    answers: birthAnswers({ mark, now: new Date() }),
    papers: [{ componentId: world.componentId, fileIds: idsOf(papers) }],
    returnMethod: 'online',
  });
  const opened = await write(world, citizen, chance, submitDossier, {
    draftId: saved.id,
    version: saved.version,
    again: true,
    withoutPapers: true,
  });
  world.journal.drafts.delete(draft.id);
  return note(world, { ...opened, version: 0 }, { mark, personId: citizen.id, papers });
}

async function takeIn(world: LifeWorld, chance: Chance): Promise<ExpectedDossier> {
  const { counter } = world.officials;
  const mark = newMark();
  const papers = chance.happens(0.5) ? await upload(world, counter, chance, mark) : new Map<string, string>();
  const opened = await write(world, counter, chance, takeInDossier, {
    procedureCode: world.procedure.code,
    receivingUnitId: world.unitId,
    owner: paperOwner(mark),
    papers: [{ componentId: world.componentId, originals: 1, fileIds: idsOf(papers) }],
    timeLimit: { unit: 'working-day', value: 1 },
  });
  const dossier = note(world, opened, { mark, personId: null, papers });
  expectEvents(dossier, ['dossier-moved:receive', 'dossier-received']);
  return dossier;
}

/** One dossier from its beginning to the hand-over, or to where somebody leaves it lying. */
async function live(world: LifeWorld, chance: Chance, citizen: Stubborn | null): Promise<void> {
  const { counts } = world.journal;
  const dossier = citizen === null ? await takeIn(world, chance) : await file(world, citizen, chance);
  const isWhole = await settle({ world, chance, dossier, citizen });
  if (!isWhole) return;
  if (citizen === null) counts.paperLifecycles += 1;
  else counts.lifecycles += 1;
}

/** Lives one dossier after the other until it is over. What must not happen is written down; the next life begins. */
export async function keepLiving(world: LifeWorld, chance: Chance, citizen: Stubborn | null): Promise<void> {
  while (!world.isOver()) {
    try {
      await live(world, chance, citizen);
    } catch (error) {
      const problem = error instanceof ProblemError ? JSON.stringify(error.problem) : String(error);
      const where =
        error instanceof Error ? (error.stack ?? '').split('\n').find((line) => line.includes('/faults/')) : '';
      world.journal.complaints.push(`a life ended: ${problem} ${where?.trim() ?? ''}`);
    }
  }
}
