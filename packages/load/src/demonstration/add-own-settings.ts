import { UnitId, exportInbox, saveView, shareView } from '@dongbo/contract';
import { exportDossiers } from '@dongbo/contract/procedures';
import { sql } from 'kysely';
import type { DemonstrationParts } from './demonstration-share.ts';
import { actorOf, createStage } from './stage.ts';

interface Saved {
  readonly name: string;
  readonly page: 'inbox' | 'dossiers';
  readonly search: Readonly<Record<string, string>>;
  /** With the unit where the role is held. */
  readonly isShared?: true;
}

/** What the officials whose accounts are shown first have set up for themselves. */
const settings: Readonly<Record<string, readonly Saved[]>> = {
  'motcua.tranbien': [
    { name: 'Nộp trực tuyến, chờ tiếp nhận', page: 'inbox', search: { system: 'procedures', step: 'reception' } },
  ],
  'chuyenvien.tranbien': [
    { name: 'Của tôi, sắp đến hạn', page: 'inbox', search: { whose: 'mine', due: 'soon' } },
    { name: 'Hồ sơ tôi đang giữ', page: 'dossiers', search: { mine: 'yes' } },
  ],
  'truongphong.tranbien': [
    { name: 'Quá hạn của phường', page: 'inbox', search: { due: 'overdue' }, isShared: true },
    { name: 'Đến hạn hôm nay', page: 'inbox', search: { due: 'today' }, isShared: true },
  ],
  'lanhdao.sotuphap': [{ name: 'Quá hạn của sở', page: 'inbox', search: { due: 'overdue' }, isShared: true }],
};
const exporting = 'truongphong.tranbien';

/** Some officials have saved filters, shown some to their unit, and asked for lists as files. Who has saved any before keeps those. */
export async function addOwnSettings(parts: DemonstrationParts): Promise<void> {
  const { worker, space, now } = parts;
  const database = worker.databases[space];
  const stage = createStage(parts, { database, files: worker.files });
  stage.clock.set(new Date(now.getTime() - 60_000));
  for (const [username, views] of Object.entries(settings)) {
    const official = await actorOf(database, username, now);
    const { rows } = await sql`select from saved_view where person_id = ${official.personId}::uuid limit 1`.execute(
      database.kysely,
    );
    if (rows.length > 0) continue;
    for (const { name, page, search, isShared } of views) {
      const { id: viewId } = await stage.call(saveView, { name, page, search }, official);
      const unitId = UnitId.parse(official.grants[0]?.unitId);
      if (isShared) await stage.call(shareView, { viewId, unitId }, official);
    }
    if (username !== exporting) continue;
    await stage.call(exportInbox, { due: 'overdue', format: 'xlsx' }, official);
    await stage.call(exportDossiers, { format: 'csv' }, official);
  }
}
