import { PersonId, UnitId, uploadFile, type CallOf } from '@dongbo/contract';
import {
  DossierId,
  actOnDossier,
  receiveDossier,
  saveDraft,
  startDraft,
  submitDossier,
  takeInDossier,
  writeResult,
  type RawAnswers,
} from '@dongbo/contract/procedures';
import { localDate, type Actor, type StoredBytes } from '@dongbo/kernel';
import { askedAnswers, filedForOneself, type AccountPerson } from '../asked-answers.ts';
import type { CastRole } from './bodies.ts';
import type { Shown } from './demonstrated-procedures.ts';
import { paperKindOf, type HandedPapers } from './handed-papers.ts';
import { papersOfCase } from './papers-of-case.ts';
import type { Stage } from './stage.ts';

/** Who plays: the citizen and an official of each role. */
export type Cast = Readonly<Record<CastRole | 'citizen', Actor>>;

/** What the filer of an original types; who it is, the account says. All of it is replaced in copies, and the words stand
 * nowhere else. */
export const original = {
  phone: '0912999777',
  phoneTyped: '0912 999 777',
  phoneStored: '+84912999777',
  street: 'Số 99/9 đường Nguyên Bản',
  home: 'xã Nguyên Quán',
  childName: 'Nguyễn Trẻ Nguyên Bản',
  motherName: 'Phạm Thị Nguyên Bản',
  motherBorn: '1991-07-23',
} as const;

/** What happens to a dossier, in the words of this demonstration. */
export const actNames = [
  'submit',
  'take-in',
  'receive',
  'send-back',
  'assign',
  'write',
  'upload',
  'forward',
  'return',
  'present',
  'release',
  'examine',
  'refuse',
  'approve',
  'sign',
  'issue',
  'hand-over',
] as const;
export type ActName = (typeof actNames)[number];

export interface LifeOrder {
  readonly shown: Shown;
  /** Who plays at the committee of the province and its office, where that decides. */
  readonly committee: Readonly<Record<'head' | 'chair' | 'clerk', Actor>> | null;
  readonly receivingUnitId: string;
  readonly competentUnitId: string;
  readonly cast: Cast;
  /** Who the citizen is: a father. */
  readonly filer: AccountPerson;
  /** Stored already: papers that citizens hand in, and the sheet that is uploaded as the result. */
  readonly handed: HandedPapers;
  readonly sheet: StoredBytes;
  readonly childBornOn: string;
}

/** A dossier on its way. */
export interface Life {
  id: string;
  version: number;
}

const address = `${original.street}, ${original.home}`;

/** Everything that the citizen could be asked, whatever the procedure and the version of its forms. */
function answersOf({ filer, childBornOn, shown }: LifeOrder): RawAnswers {
  const home = { communeCode: null, detail: address };
  return {
    applicant: {
      ...filedForOneself(filer),
      ownerGender: 'male',
      ownerAddress: home,
      ownerPhone: original.phoneTyped,
    },
    'general-request': {
      requestContent: `Đề nghị giải quyết thủ tục “${shown.name}”; giấy tờ gửi kèm theo hồ sơ.`,
      declared: true,
    },
    'birth-registration': {
      requesterRelation: 'father',
      childName: original.childName,
      childGender: 'female',
      childEthnicGroup: '01',
      childNationality: 'VN',
      childBirthDate: childBornOn,
      childBirthPlace: 'Bệnh viện Đa khoa Minh Họa',
      childHometown: home,
      motherKnown: 'yes',
      motherName: original.motherName,
      motherBirth: original.motherBorn,
      motherEthnicGroup: '01',
      motherNationality: 'VN',
      motherResidence: home,
      fatherKnown: 'yes',
      fatherName: filer.name,
      fatherBirth: filer.bornOn.slice(0, 4),
      fatherEthnicGroup: '01',
      fatherNationality: 'VN',
      fatherResidence: home,
      copiesWanted: 'no',
      declared: true,
    },
  };
}

/** Begins a draft as the citizen and saves what was typed; answers what submitting asks for. */
async function draft(stage: Stage, order: LifeOrder): Promise<{ draftId: string; version: number }> {
  const { cast, shown, handed } = order;
  const started = await stage.call(startDraft, { procedureCode: shown.code }, cast.citizen);
  const answers = askedAnswers(shown.code, localDate(stage.clock.now()), answersOf(order));
  const asked = await papersOfCase(stage, shown, { by: cast.citizen, where: 'online', answers });
  const papers: CallOf<typeof saveDraft>['papers'] = [];
  for (const { id: componentId, name: called } of asked.components) {
    const { name, bytes } = handed.of(paperKindOf(called));
    const file = await stage.call(uploadFile, { name }, cast.citizen, bytes);
    papers.push({ componentId, fileIds: [file.id] });
  }
  const saved = await stage.call(
    saveDraft,
    {
      draftId: started.id,
      version: started.version,
      unitId: UnitId.parse(order.receivingUnitId),
      answers,
      papers,
      paperCase: asked.paperCase,
      returnMethod: shown.returnMethod,
    },
    cast.citizen,
  );
  return { draftId: saved.id, version: saved.version };
}

async function submit(stage: Stage, order: LifeOrder): Promise<Life> {
  const saved = await draft(stage, order);
  const filed = await stage.call(submitDossier, { ...saved, again: true }, order.cast.citizen);
  return { id: filed.id, version: filed.version };
}

async function takeIn(stage: Stage, order: LifeOrder): Promise<Life> {
  const { shown, cast, competentUnitId, receivingUnitId, filer } = order;
  const handedIn = { by: cast.counter, where: 'counter' as const, answers: {} };
  const { paperCase, components } = await papersOfCase(stage, shown, handedIn);
  const taken = await stage.call(
    takeInDossier,
    {
      procedureCode: shown.code,
      receivingUnitId: UnitId.parse(receivingUnitId),
      competentUnitId: UnitId.parse(competentUnitId),
      owner: {
        type: 'citizen',
        name: filer.name,
        identityNumber: filer.identityNumber,
        address,
        phone: original.phone,
        email: null,
      },
      papers: components.map(({ id: componentId }) => ({ componentId, originals: 1 })),
      ...(paperCase === null ? {} : { paperCase }),
      ...(shown.inVisit ? { sameVisit: true } : { timeLimit: shown.limit }),
    },
    cast.counter,
  );
  return { id: taken.id, version: taken.version };
}

type More = Partial<Omit<CallOf<typeof actOnDossier>, 'dossierId' | 'version' | 'action'>>;

async function act(stage: Stage, life: Life, as: Actor, action: string, more: More = {}): Promise<void> {
  const dossierId = DossierId.parse(life.id);
  const { version } = await stage.call(actOnDossier, { dossierId, version: life.version, action, ...more }, as);
  life.version = version;
}

async function write(stage: Stage, life: Life, { cast, sheet, shown }: LifeOrder, uploads: boolean): Promise<void> {
  const result = uploads
    ? { fileId: (await stage.call(uploadFile, { name: 'ket-qua.pdf' }, cast.specialist, sheet)).id }
    : { body: 'Chấp thuận đề nghị nêu trong hồ sơ.\nCơ quan đã thẩm định hồ sơ theo quy định.' };
  const { version } = await stage.call(
    writeResult,
    { dossierId: DossierId.parse(life.id), version: life.version, title: shown.resultTitle, ...result },
    cast.specialist,
  );
  life.version = version;
}

const reasons = {
  'send-back': 'Hồ sơ chuyển chưa đúng đơn vị giải quyết, đề nghị kiểm tra lại.',
  return: 'Bổ sung căn cứ pháp lý vào phần nội dung.',
  refuse: 'Kiểm tra lại thông tin của người nộp trước khi trình ký.',
} as const;

/** The acts that end a life after the approval. */
export type LastAct = 'sign' | 'issue' | 'hand-over';

export interface Ending {
  readonly cast: Pick<Cast, 'clerk' | 'counter'>;
}

/** Goes on by one of the last acts. */
export async function finish(stage: Stage, name: LastAct, life: Life, { cast }: Ending): Promise<void> {
  if (name === 'sign') await stage.work('procedures.sign-result', { dossierId: life.id });
  else if (name === 'issue') await act(stage, life, cast.clerk, 'issue');
  else await act(stage, life, cast.counter, 'hand-over', { receiver: 'owner' });
}

const endingOf = ({ cast, committee }: LifeOrder): Ending => ({
  cast: { counter: cast.counter, clerk: committee?.clerk ?? cast.clerk },
});

function committeeOf({ committee, shown }: LifeOrder): NonNullable<LifeOrder['committee']> {
  if (committee === null) throw new Error(`Nobody plays at the committee that decides ${shown.code}`);
  return committee;
}

type LaterAct = Exclude<ActName, 'submit' | 'take-in'>;
type DoAct = (stage: Stage, life: Life, order: LifeOrder) => Promise<void>;

const later: Readonly<Record<LaterAct, DoAct>> = {
  receive: async (stage, life, { cast, shown }) => {
    const dossierId = DossierId.parse(life.id);
    const order = { dossierId, version: life.version, papers: [], timeLimit: shown.limit };
    life.version = (await stage.call(receiveDossier, order, cast.counter)).version;
  },
  'send-back': (stage, life, { cast }) => act(stage, life, cast.head, 'return', { reason: reasons['send-back'] }),
  assign: (stage, life, { cast }) =>
    act(stage, life, cast.head, 'assign', { assigneeId: PersonId.parse(cast.specialist.personId) }),
  write: (stage, life, order) => write(stage, life, order, false),
  upload: (stage, life, order) => write(stage, life, order, true),
  forward: (stage, life, { cast }) => act(stage, life, cast.specialist, 'forward'),
  return: (stage, life, { cast }) => act(stage, life, cast.head, 'return', { reason: reasons.return }),
  present: (stage, life, { cast }) => act(stage, life, cast.head, 'forward'),
  release: (stage, life, { cast }) => act(stage, life, cast.leader, 'forward'),
  examine: (stage, life, order) => act(stage, life, committeeOf(order).head, 'forward'),
  refuse: (stage, life, { cast }) => act(stage, life, cast.leader, 'refuse-approval', { reason: reasons.refuse }),
  approve: (stage, life, { cast, committee }) => act(stage, life, committee?.chair ?? cast.leader, 'approve'),
  sign: (stage, life, order) => finish(stage, 'sign', life, endingOf(order)),
  issue: (stage, life, order) => finish(stage, 'issue', life, endingOf(order)),
  'hand-over': (stage, life, order) => finish(stage, 'hand-over', life, endingOf(order)),
};

/** Opens a dossier by the first act of a life. */
export async function begin(stage: Stage, name: ActName, order: LifeOrder): Promise<Life> {
  if (name === 'submit') return await submit(stage, order);
  if (name === 'take-in') return await takeIn(stage, order);
  throw new Error(`No dossier begins with "${name}"`);
}

/** Goes on by one act. */
export async function goOn(stage: Stage, name: ActName, life: Life, order: LifeOrder): Promise<void> {
  if (name === 'submit' || name === 'take-in') throw new Error(`A dossier is opened once, not by "${name}" again`);
  await later[name](stage, life, order);
}
