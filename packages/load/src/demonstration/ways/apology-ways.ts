import { UnitId } from '@dongbo/contract';
import { DossierId, returnApology, sendApology, writeApology } from '@dongbo/contract/procedures';
import { defaultCalendarName, localDate } from '@dongbo/kernel';
import { sql } from 'kysely';
import { createWorkingAxis } from '../working-axis.ts';
import type { Known, Scene, Way, WayAct } from './way.ts';

const workingDay = 8 * 60;

const reasons = [
  {
    cause: 'many-dossiers',
    explanation: 'Số hồ sơ nộp trong tuần tăng nhiều so với bình thường nên bộ phận chuyên môn chưa xử lý kịp.',
  },
  {
    cause: 'needs-verification',
    explanation: 'Thông tin trong hồ sơ cần đối chiếu thêm với dữ liệu lưu trữ nên chưa thể kết luận đúng hạn.',
  },
  {
    cause: 'people-missing',
    explanation: 'Cán bộ được giao hồ sơ nghỉ ốm; đơn vị đã phân công người khác tiếp tục giải quyết.',
  },
] as const;

const remark = 'Nêu rõ hơn nguyên nhân và số điện thoại để người nộp liên hệ khi cần.';

/** The worker has prepared it before half an hour is over: two working days before the due date, or when half of a short time is over
 * (the rule stands in `lateness.json`). */
function nearlyLate({ begun, received, due, axis }: Known): Date {
  const end = axis.at(due ?? received);
  const lead = Math.min(2 * workingDay, (end - axis.at(received)) / 2);
  return axis.instant(Math.max(axis.at(begun), end - lead + 1));
}

const prepared: WayAct = {
  after: nearlyLate,
  go: ({ stage, life }) => stage.work('procedures.weigh-apology', { dossierId: life.id }),
};

/** A working day some time behind the due date, as the officer promises it. */
async function promisedDay({ stage, life }: Scene): Promise<string> {
  const { rows } = await sql<{ due: Date }>`
    select due_at as due from dossier where id = ${life.id}::uuid`.execute(stage.database.kysely);
  const now = stage.clock.now();
  const from = Math.max(rows[0]?.due.getTime() ?? 0, now.getTime());
  const axis = createWorkingAxis(defaultCalendarName, now);
  return localDate(axis.instant(axis.at(new Date(from)) + 6 * workingDay));
}

async function write(scene: Scene): Promise<void> {
  const { stage, life, cast, divisionId } = scene;
  const one = reasons[Number.parseInt(life.id.slice(-4), 16) % reasons.length] ?? reasons[0];
  const order = {
    dossierId: DossierId.parse(life.id),
    version: life.version,
    ...one,
    unitId: UnitId.parse(divisionId),
    promisedOn: await promisedDay(scene),
  };
  life.version = (await stage.call(writeApology, order, cast.specialist)).version;
}

const written: WayAct = { after: { minutes: [20, 200] }, go: write };
const sent: WayAct = {
  after: { minutes: [20, 150] },
  go: async ({ stage, life, cast }) => {
    const order = { dossierId: DossierId.parse(life.id), version: life.version };
    life.version = (await stage.call(sendApology, order, cast.leader)).version;
  },
};
const returned: WayAct = {
  after: { minutes: [20, 150] },
  go: async ({ stage, life, cast }) => {
    const order = { dossierId: DossierId.parse(life.id), version: life.version, remark };
    life.version = (await stage.call(returnApology, order, cast.leader)).version;
  },
};

const inProcessing = { from: 'processing', accounts: 'also' } as const;
const near = { due: ['today', 'soon'] } as const;

/** A dossier will be late: the apology (form 04) is prepared, waits for the leader, was returned, was sent with a new day. */
export const apologyWays: readonly Way[] = [
  { ...inProcessing, name: 'apology-prepared', received: near, perThousand: 4, accounts: 'none', acts: [prepared] },
  {
    ...inProcessing,
    name: 'apology-written',
    received: near,
    perThousand: 4,
    accounts: 'none',
    acts: [prepared, written],
  },
  {
    ...inProcessing,
    name: 'apology-returned',
    received: near,
    perThousand: 2,
    accounts: 'none',
    acts: [prepared, written, returned],
  },
  {
    ...inProcessing,
    name: 'apology-sent',
    received: { due: ['overdue', 'today'] },
    perThousand: 4,
    acts: [prepared, written, sent],
  },
];
