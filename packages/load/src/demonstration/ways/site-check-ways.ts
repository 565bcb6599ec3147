import { PersonId, type FileId } from '@dongbo/contract';
import {
  DossierId,
  SiteCheckId,
  cancelSiteCheck,
  planSiteCheck,
  postponeSiteCheck,
  recordSiteCheck,
  signSiteCheck,
  signSiteCheckOnPaper,
} from '@dongbo/contract/procedures';
import { defaultCalendarName, formatInstant } from '@dongbo/kernel';
import { sql } from 'kysely';
import type { Shown } from '../demonstrated-procedures.ts';
import { createWorkingAxis } from '../working-axis.ts';
import { uploaded, type Known, type Scene, type Way, type WayAct } from './way.ts';

const workingDay = 8 * 60;
const minuteMs = 60_000;

/** Matters for which somebody goes to see: those that have a week at least. */
const hasTime = ({ limit }: Shown): boolean => limit.unit === 'working-day' && limit.value >= 7;

const numberOf = ({ life }: Scene): number => Number.parseInt(life.id.slice(-6), 16);

const subjects = [
  'Hiện trạng thửa đất và công trình so với hồ sơ: ranh giới, diện tích, khoảng lùi.',
  'Hiện trạng địa điểm kinh doanh, lối thoát nạn và nơi chứa chất thải so với nội dung kê khai.',
  'Số lượng, vị trí cây và tình trạng thực tế tại địa điểm nêu trong hồ sơ.',
];
const outsiders = [{ name: 'Lê Văn Cộng Tác', body: 'Trưởng khu phố (minh họa)' }];

/** The working time so many days behind an instant. */
const workingDaysAfter = (at: Date, days: number): Date => {
  const axis = createWorkingAxis(defaultCalendarName, at);
  return axis.instant(axis.at(at) + days * workingDay);
};

const plan =
  (daysAhead: number, withOutsider = false): WayAct['go'] =>
  async (scene) => {
    const { stage, life, cast, body } = scene;
    const order = {
      dossierId: DossierId.parse(life.id),
      version: life.version,
      plannedAt: formatInstant(workingDaysAfter(stage.clock.now(), daysAhead)),
      place: `Địa điểm nêu trong hồ sơ, ${(body.filedAt ?? body).name}`,
      subject: subjects[numberOf(scene) % subjects.length] ?? '',
      asksOwner: true,
      memberIds: [PersonId.parse(cast.head.personId)],
      outsiders: withOutsider ? outsiders : [],
    };
    life.version = (await stage.call(planSiteCheck, order, cast.specialist)).version;
  };

interface Planned {
  readonly id: string;
  readonly version: number;
  readonly planned_at: Date;
  readonly place: string;
  readonly members: readonly { readonly key: string }[];
}

async function planned({ stage, life }: Scene): Promise<Planned & { siteCheckId: SiteCheckId }> {
  const { rows } = await sql<Planned>`
    select id, version, planned_at, place, members from site_check where dossier_id = ${life.id}::uuid`.execute(
    stage.database.kysely,
  );
  const [found] = rows;
  if (found === undefined) throw new Error(`Nobody goes to see the matter of the dossier ${life.id}`);
  return { ...found, siteCheckId: SiteCheckId.parse(found.id) };
}

const findings = {
  'as-declared':
    'Hiện trạng phù hợp với nội dung kê khai và bản vẽ kèm theo. Không có tranh chấp tại thời điểm kiểm tra.',
  differs: 'Diện tích thực tế nhỏ hơn kê khai khoảng 12 m²; phần lối đi chung phía Tây chưa thể hiện trên bản vẽ.',
} as const;

/** From the start until the minutes are written. */
const minutesThere = 70;

const record =
  (outcome: keyof typeof findings, ownerPresent: boolean): WayAct['go'] =>
  async (scene) => {
    const { stage, cast, photograph } = scene;
    const { siteCheckId, version, planned_at: plannedAt, place, members } = await planned(scene);
    const fileIds: FileId[] = [];
    for (const name of ['hien-truong-1.png', 'hien-truong-2.png'])
      fileIds.push(await uploaded(scene, cast.specialist, { name, bytes: photograph }));
    const seen = {
      startedAt: formatInstant(plannedAt),
      endedAt: formatInstant(new Date(plannedAt.getTime() + minutesThere * minuteMs)),
      place,
      present: members.map(({ key }) => key),
      ownerPresent,
      findings: findings[outcome],
      objections: outcome === 'differs' && ownerPresent ? 'Tôi đề nghị đo lại phần đất phía Tây.' : '',
      outcome,
      fileIds,
    };
    await stage.call(recordSiteCheck, { siteCheckId, version, record: seen }, cast.specialist);
  };

const signBy =
  (role: 'specialist' | 'head'): WayAct['go'] =>
  async (scene) => {
    const { siteCheckId, version } = await planned(scene);
    await scene.stage.call(signSiteCheck, { siteCheckId, version }, scene.cast[role]);
  };

/** The printed minutes with what the owner and whoever has no account wrote under them. */
const signOnPaper =
  (owner: 'signed' | 'refused'): WayAct['go'] =>
  async (scene) => {
    const { stage, cast } = scene;
    const { siteCheckId, version } = await planned(scene);
    const fileIds = [await uploaded(scene, cast.specialist, scene.handed.of('minutes'))];
    const reason = owner === 'refused' ? 'Chủ hồ sơ không đồng ý với kết quả đo.' : '';
    await stage.call(signSiteCheckOnPaper, { siteCheckId, version, owner, reason, fileIds }, cast.specialist);
  };

async function postpone(scene: Scene): Promise<void> {
  const { stage, cast } = scene;
  const { siteCheckId, version, planned_at: before } = await planned(scene);
  const plannedAt = formatInstant(workingDaysAfter(before, 2));
  const reason = 'Mưa lớn, không đo đạc được; chuyển sang ngày khác.';
  await stage.call(postponeSiteCheck, { siteCheckId, version, plannedAt, reason }, cast.specialist);
}

async function cancel(scene: Scene): Promise<void> {
  const { siteCheckId, version } = await planned(scene);
  const reason = 'Người nộp đã bổ sung bản đồ đo vẽ mới; không cần kiểm tra tại chỗ.';
  await scene.stage.call(cancelSiteCheck, { siteCheckId, version, reason }, scene.cast.specialist);
}

/** Whatever follows comes within an hour. */
const hour = 60;

/** When what was planned so many working days ahead is over and written down: the same day, or the next morning where it ended with the
 * day's work. */
const afterBeing =
  (daysAhead: number): WayAct['after'] =>
  ({ before: [at = new Date(0)], axis }: Known) => {
    const over = axis.instant(axis.at(workingDaysAfter(at, daysAhead)) + minutesThere + 5);
    const later = axis.at(new Date(over.getTime() + hour * minuteMs));
    return later - axis.at(over) < hour ? axis.instant(later + 1) : over;
  };

const soon = { minutes: [20, 200] } as const;
const planFor = (daysAhead: number, withOutsider = false): WayAct => ({
  after: soon,
  go: plan(daysAhead, withOutsider),
});
const recorded = (outcome: keyof typeof findings, ownerPresent = true): WayAct => ({
  after: afterBeing(1),
  go: record(outcome, ownerPresent),
});
const signed: WayAct = { after: { minutes: [10, 60] }, go: signBy('specialist') };
const signedByHead: WayAct = { after: { minutes: [10, 200] }, go: signBy('head') };
const onPaper = (owner: 'signed' | 'refused'): WayAct => ({ after: { minutes: [5, 60] }, go: signOnPaper(owner) });
/** Nothing was written down on the next working day: the worker tells it. */
const late: WayAct = {
  after: ({ before: [at = new Date(0)] }) => workingDaysAfter(at, 2),
  go: ({ stage }) => stage.work('procedures.sweep-site-checks', {}),
};

const inProcessing = { from: 'processing', isMeant: hasTime } as const;

/** The matter is looked at on the spot: planned, moved, cancelled, not written down in time, written down, signed by everybody, and not
 * signed by an owner who sees it otherwise. */
export const siteCheckWays: readonly Way[] = [
  { ...inProcessing, name: 'check-planned', received: [1, 3], perThousand: 3, accounts: 'also', acts: [planFor(4)] },
  {
    ...inProcessing,
    name: 'check-postponed',
    received: [1, 3],
    perThousand: 1,
    accounts: 'none',
    acts: [planFor(3), { after: soon, go: postpone }],
  },
  { ...inProcessing, name: 'check-late', received: [4, 9], perThousand: 2, accounts: 'none', acts: [planFor(1), late] },
  {
    ...inProcessing,
    name: 'check-cancelled',
    received: [2, 8],
    perThousand: 1,
    accounts: 'none',
    acts: [planFor(2), { after: soon, go: cancel }],
  },
  {
    ...inProcessing,
    name: 'check-recorded',
    received: [3, 9],
    perThousand: 2,
    accounts: 'none',
    acts: [planFor(1), recorded('differs'), signed],
  },
  {
    ...inProcessing,
    name: 'check-refused',
    received: [4, 10],
    perThousand: 1,
    accounts: 'none',
    acts: [planFor(1), recorded('differs'), onPaper('refused'), signed, signedByHead],
  },
  {
    ...inProcessing,
    name: 'check-closed',
    received: [4, 12],
    perThousand: 3,
    accounts: 'also',
    acts: [planFor(1, true), recorded('as-declared'), signed, onPaper('signed'), signedByHead],
  },
];
