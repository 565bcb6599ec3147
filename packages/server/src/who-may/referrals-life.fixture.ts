import { listUnits, uploadFile } from '@dongbo/contract';
import * as ofReferrals from '@dongbo/contract/procedures';
import type { DossierId } from '@dongbo/contract/procedures';
import { pdf } from '../file-a-dossier.fixture.ts';
import { personIdOf } from './people.fixture.ts';
import type { Scene } from './witness.fixture.ts';

/** The specialist asks a division of the ward, which hands it to somebody who answers; gives it two tasks, of which one is taken back. */
export async function referToOthers({ api, witness, communeId }: Scene, dossierId: DossierId): Promise<void> {
  const specialist = await api.as('chuyenvien.tranbien');
  const head = await api.as('truongphong.tranbien');
  const colleague = await api.as('chuyenvien2.tranbien');
  const { items: divisions } = await api.nobody.call(listUnits, { kind: 'division', parentId: communeId });
  const to = divisions.slice(0, 2).map(({ id }) => ({ unitId: id }));
  const unitId = to[0]?.unitId ?? communeId;
  await witness.call(specialist, ofReferrals.getReferralChoices, { dossierId, unitId });
  const { version, papers } = await specialist.call(ofReferrals.getDossier, { dossierId });
  const shown = papers.flatMap(({ files }) => files).map(({ id }) => id);
  const asking = { dossierId, version, to, content: 'Đề nghị cho ý kiến', fileIds: shown, isNeeded: true };
  const asked = await witness.call(specialist, ofReferrals.askOpinion, asking);
  const tasks = [1, 2].map((sequence) => ({ title: `Việc ${sequence}`, unitId, sequence }));
  await witness.call(specialist, ofReferrals.linkTasks, { dossierId, version: asked.version, tasks });
  const { items } = await witness.call(specialist, ofReferrals.listReferrals, { dossierId });
  for (const [index, { id: referralId }] of items.entries()) {
    const page = await witness.call(head, ofReferrals.getReferral, { referralId });
    if (index === 1) {
      const taking = { referralId, version: page.version, reason: 'Không cần nữa' };
      await witness.call(specialist, ofReferrals.withdrawReferral, taking);
      continue;
    }
    const assigneeId = await personIdOf(api, 'chuyenvien2.tranbien');
    const handed = await witness.call(head, ofReferrals.assignReferral, {
      referralId,
      version: page.version,
      assigneeId,
    });
    const file = await colleague.call(uploadFile, { name: 'y-kien.pdf' }, { bytes: pdf });
    const outcome = page.kind === 'opinion' ? ('agrees' as const) : ('done' as const);
    const answer = { referralId, version: handed.version, outcome, text: 'Đồng ý', fileIds: [file.id] };
    await witness.call(colleague, ofReferrals.answerReferral, answer, page.kind);
    await witness.file(specialist, ofReferrals.getReferralFile, { referralId, fileId: file.id });
  }
}
