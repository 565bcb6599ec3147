import {
  acceptSupplement,
  answerReferral,
  answerSupplement,
  askOpinion,
  decideEnding,
  linkTasks,
  proposeEnding,
  recordSupplement,
  refuseDossier,
  requestSupplement,
  returnApology,
  returnEnding,
  sendApology,
  withdrawDossier,
  withdrawMyDossier,
  withdrawReferral,
  writeApology,
} from '@dongbo/contract/procedures';
import { localDate } from '@dongbo/kernel';
import { officials, upload } from '../dossiers/settling-world.fixture.ts';
import { canBeApologised, waitsForLeader } from '../apologies/apology-rule.ts';
import { canBeWithdrawn } from '../endings/ending-rule.ts';
import { canBeProposed } from '../endings/ending-decision-rule.ts';
import { canBeAccepted } from '../side-paths/side-paths-for.ts';
import { seen, type Act } from './acts-of-settling.fixture.ts';
import { holderOf, peopleOf, stepOf, type Life } from './life.fixture.ts';

const asked = ({ dossier }: Life) => dossier.openPath === 'supplement-asked';
const mayAskHere = (life: Life) => ['reception', 'assignment', 'processing'].includes(stepOf(life)?.kind ?? '');
const itemsOf = ({ dossier: { supplement } }: Life) => supplement?.items ?? [];

const field = {
  kind: 'field',
  form: 'general-request',
  field: 'requestContent',
  wanted: 'Ghi rõ nội dung đề nghị',
} as const;
const answers = { 'general-request': { requestContent: 'Đề nghị giải quyết theo giấy tờ bổ sung' } };

/** What comes for the papers that were asked for: a file or a copy, or words why not. */
async function piecesOf(life: Life, dice: number, as: string) {
  const papers = itemsOf(life).filter(({ kind }) => kind === 'paper');
  const explains = dice % 4 === 0;
  return await Promise.all(
    papers.map(async ({ id }) => ({
      itemId: id,
      ...(explains ? { remark: 'Chưa xin được' } : { fileIds: [await upload(life.world, as)] }),
    })),
  );
}

const supplements: readonly Act[] = [
  {
    name: 'ask supplement',
    can: mayAskHere,
    run: (life, dice) => {
      const paper = { kind: 'paper', componentId: 'g1.c1', wanted: 'Nộp lại bản rõ' } as const;
      const items = dice % 3 === 0 && life.dossier.channel === 'ONLINE' ? [paper, field] : [paper];
      const order = { ...seen(life), items, reason: 'Hồ sơ chưa rõ' };
      return life.world.call(requestSupplement, order, { as: holderOf(life) });
    },
  },
  {
    name: 'answer supplement',
    onward: true,
    can: (life) => asked(life) && life.dossier.personId !== null,
    run: async (life, dice) => {
      const wantsField = itemsOf(life).some(({ kind }) => kind === 'field');
      const order = {
        ...seen(life),
        supplementId: life.dossier.supplement?.id ?? '',
        papers: await piecesOf(life, dice, 'congdan1'),
        ...(wantsField ? { answers } : {}),
      };
      return await life.world.call(answerSupplement, order, { as: 'congdan1' });
    },
  },
  {
    name: 'bring supplement to the counter',
    onward: true,
    can: asked,
    run: async (life, dice) =>
      await life.world.call(
        recordSupplement,
        { ...seen(life), papers: await piecesOf(life, dice, officials.counter) },
        { as: officials.counter },
      ),
  },
  {
    name: 'accept supplement',
    onward: true,
    can: ({ dossier }) => canBeAccepted(dossier),
    run: (life) => life.world.call(acceptSupplement, seen(life), { as: holderOf(life) }),
  },
];

const endings: readonly Act[] = [
  {
    name: 'propose ending',
    can: ({ dossier }) => canBeProposed(dossier),
    run: (life, dice) =>
      life.world.call(
        proposeEnding,
        {
          ...seen(life),
          kind: dice % 2 === 0 ? 'refused' : 'stopped',
          ground: 'conditions-not-met',
          reason: 'Không đủ điều kiện',
        },
        { as: holderOf(life) },
      ),
  },
  {
    name: 'return ending',
    onward: true,
    can: ({ dossier }) => dossier.proposal !== null,
    run: (life) => life.world.call(returnEnding, { ...seen(life), remark: 'Xem lại' }, { as: peopleOf(life).leader }),
  },
  {
    name: 'decide ending',
    can: ({ dossier }) => dossier.proposal !== null,
    run: (life) => life.world.call(decideEnding, seen(life), { as: peopleOf(life).leader }),
  },
  {
    name: 'refuse',
    rare: true,
    can: (life) => stepOf(life)?.kind === 'reception' && life.dossier.clock === null,
    run: (life) =>
      life.world.call(
        refuseDossier,
        { ...seen(life), ground: 'not-valid', reason: 'Giấy tờ không hợp lệ' },
        { as: officials.counter },
      ),
  },
  {
    name: 'withdraw online',
    rare: true,
    can: ({ dossier }) => dossier.personId !== null && canBeWithdrawn(dossier),
    run: (life) => life.world.call(withdrawMyDossier, seen(life), { as: 'congdan1' }),
  },
  {
    name: 'withdraw at the counter',
    rare: true,
    can: ({ dossier }) => canBeWithdrawn(dossier),
    run: async (life) => {
      const document = await upload(life.world, officials.counter);
      const order = { ...seen(life), reason: 'Theo đơn', fileIds: [document] };
      return await life.world.call(withdrawDossier, order, { as: officials.counter });
    },
  },
];

/** A day on which is worked, some days after the due date. */
function promised({ world, dossier: { clock } }: Life, dice: number): string {
  const from = Math.max(clock?.dueAt?.getTime() ?? 0, world.clock.now().getTime());
  return localDate(new Date(from + (1 + (dice % 6)) * 86_400_000));
}

const apologies: readonly Act[] = [
  {
    name: 'write apology',
    can: ({ dossier }) => canBeApologised(dossier),
    run: (life, dice) =>
      life.world.call(
        writeApology,
        {
          ...seen(life),
          cause: 'many-dossiers',
          explanation: 'Đợt cao điểm',
          unitId: life.dossier.competent.id,
          promisedOn: promised(life, dice),
        },
        { as: holderOf(life) },
      ),
  },
  {
    name: 'send apology',
    can: ({ dossier }) => waitsForLeader(dossier),
    run: (life) => life.world.call(sendApology, seen(life), { as: peopleOf(life).leader }),
  },
  {
    name: 'return apology',
    can: ({ dossier }) => waitsForLeader(dossier),
    run: (life) =>
      life.world.call(returnApology, { ...seen(life), remark: 'Viết rõ hơn' }, { as: peopleOf(life).leader }),
  },
];

const firstOpen = ({ beside }: Life) => beside.referrals.find(({ state }) => state === 'open');
const turn = (life: Life) => ({ referralId: firstOpen(life)?.id ?? '', version: firstOpen(life)?.version ?? 0 });

const others: readonly Act[] = [
  {
    name: 'ask opinion',
    can: (life) => at(life, 'processing', 'review'),
    run: (life, dice) =>
      life.world.call(
        askOpinion,
        { ...seen(life), to: [{ unitId: life.otherUnitId }], content: 'Xin ý kiến', isNeeded: dice % 2 === 0 },
        { as: holderOf(life) },
      ),
  },
  {
    name: 'give tasks',
    can: (life) => at(life, 'processing'),
    run: (life) =>
      life.world.call(
        linkTasks,
        {
          ...seen(life),
          tasks: [1, 2].map((sequence) => ({ title: `Việc ${sequence}`, unitId: life.otherUnitId, sequence })),
        },
        { as: holderOf(life) },
      ),
  },
  {
    name: 'answer what is asked',
    onward: true,
    can: (life) => firstOpen(life) !== undefined,
    run: (life, dice) =>
      life.world.call(
        answerReferral,
        { ...turn(life), outcome: firstOpen(life)?.kind === 'task' ? 'done' : 'agrees', text: `Thống nhất ${dice}` },
        { as: officials.head },
      ),
  },
  {
    name: 'take back what is asked',
    can: (life) => firstOpen(life) !== undefined,
    run: (life) =>
      life.world.call(withdrawReferral, { ...turn(life), reason: 'Không cần nữa' }, { as: peopleOf(life).head }),
  },
];

function at(life: Life, ...kinds: readonly string[]): boolean {
  return life.dossier.openPath === null && kinds.includes(stepOf(life)?.kind ?? '');
}

export const actsBeside: readonly Act[] = [...supplements, ...endings, ...apologies, ...others];
