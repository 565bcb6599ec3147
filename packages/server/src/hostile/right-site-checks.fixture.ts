import { uploadFile, type CallOf, type Client, type Endpoint } from '@dongbo/contract';
import * as of from '@dongbo/contract/procedures';
import type { DossierChanged } from '@dongbo/contract/procedures';
import { formatInstant } from '@dongbo/kernel';
import type { HostileServer } from './hostile-server.fixture.ts';
import { smallPdf } from './sample-files.fixture.ts';

interface Scene {
  readonly server: HostileServer;
  readonly specialist: Client;
  readonly colleagueId: string;
  /** A dossier in the hands of the specialist. */
  assigned(): Promise<DossierChanged>;
  add<E extends Endpoint>(endpoint: E, input: CallOf<E>): void;
}

/** Verifications on the spot, each in the state that its call needs; all by the specialist. */
export async function onTheSpot({ server, specialist, colleagueId, assigned, add }: Scene): Promise<void> {
  const hours = (count: number) => formatInstant(new Date(server.clock.now().getTime() + count * 3_600_000));
  const plan = async () => {
    const { id: dossierId, version } = await assigned();
    const words = { plannedAt: hours(24), place: 'Thửa 125', subject: 'Ranh giới', memberIds: [colleagueId] };
    return { dossierId, version, ...words };
  };
  const planned = async () => {
    const order = await plan();
    await specialist.call(of.planSiteCheck, order);
    const { items } = await specialist.call(of.listSiteChecks, { dossierId: order.dossierId });
    return { siteCheckId: items[0]?.id ?? of.SiteCheckId.parse(''), version: 1 };
  };
  /** Its day has come. */
  const due = async () => {
    const check = await planned();
    const { pool } = server.program.databases.official;
    await pool.query('update site_check set planned_at = $1 where id = $2', [hours(-2), check.siteCheckId]);
    return check;
  };
  const record = {
    startedAt: hours(-1),
    endedAt: hours(-0.5),
    place: 'Thửa 125',
    present: ['m1'],
    ownerPresent: true,
    findings: 'Đủ mốc',
    outcome: 'as-declared' as const,
  };
  const photo = async () =>
    (await specialist.call(uploadFile, { name: 'anh.pdf' }, { bytes: new Uint8Array(smallPdf()) })).id;
  const recorded = async () => {
    const check = await due();
    const fileId = await photo();
    const { version } = await specialist.call(of.recordSiteCheck, {
      ...check,
      record: { ...record, fileIds: [fileId] },
    });
    return { siteCheckId: check.siteCheckId, version, fileId };
  };
  const change = async () => {
    const { siteCheckId, version } = await recorded();
    return { siteCheckId, version };
  };
  add(of.planSiteCheck, await plan());
  add(of.postponeSiteCheck, { ...(await planned()), plannedAt: hours(48), reason: 'Trời mưa' });
  add(of.cancelSiteCheck, { ...(await planned()), reason: 'Không cần nữa' });
  add(of.recordSiteCheck, { ...(await due()), record });
  add(of.correctSiteCheck, { ...(await change()), reason: 'Ghi nhầm', record });
  add(of.signSiteCheck, await change());
  add(of.signSiteCheckOnPaper, { ...(await change()), owner: 'refused', reason: 'Chưa đồng ý' });
  add(of.getSiteCheck, { siteCheckId: (await planned()).siteCheckId });
  const { siteCheckId, fileId } = await recorded();
  add(of.getSiteCheckFile, { siteCheckId, fileId });
  add(of.printSiteMinutes, { siteCheckId });
}
