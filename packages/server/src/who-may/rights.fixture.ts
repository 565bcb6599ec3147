import { PersonId, type Space } from '@dongbo/contract';
import * as rights from '@dongbo/contract/administration';
import { GrantId, RoleKey } from '@dongbo/contract/administration';
import type { Api } from '../api-world.fixture.ts';
import { personIdOf } from './people.fixture.ts';
import { sample, type Sample, type SharedSubject } from './sample-row.fixture.ts';
import type { Scene } from './witness.fixture.ts';

const role = (key: string) => RoleKey.parse(key);

/** A right that somebody holds at the ward. */
async function grantOf(api: Api, personId: string): Promise<GrantId> {
  const row = await api.program.databases.official.kysely
    .selectFrom('role_grant')
    .select('id')
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
  return GrantId.parse(row.id);
}

/** Rights belong to no space; what would change one is refused: an old version, a day that is over, an operation that does not exist. */
export async function rightsSamples(
  api: Api,
  _space: Space,
  { communeId: unitId, specialistId: personId }: SharedSubject,
): Promise<readonly Sample[]> {
  const grantId = await grantOf(api, personId);
  const anywhere = { otherSpace: 'anywhere' } as const;
  const reason = 'Phân công lại';
  const old = { grantId, version: 9_999, reason };
  const roleKey = role('specialist');
  return [
    sample(rights.listRoles, {}, 'anywhere'),
    sample(rights.getRole, { roleKey }, 'anywhere'),
    sample(rights.previewRole, { roleKey }, 'province', anywhere),
    sample(rights.addRole, { name: { vi: 'Minh họa' }, permissions: ['a.b.c'], reason }, 'province', anywhere),
    sample(rights.changeRole, { roleKey, version: 9_999, permissions: [], reason }, 'province', anywhere),
    sample(rights.endRole, { roleKey, version: 9_999, reason }, 'province', anywhere),
    sample(rights.listGrants, { unitId }, 'empty', anywhere),
    sample(rights.previewGrant, { personId, role: role('clerk'), unitId }, 'hidden', anywhere),
    sample(rights.giveGrant, { personId, role: role('clerk'), unitId, from: '2020-01-01', reason }, 'hidden', anywhere),
    sample(rights.changeGrant, { ...old, to: null }, 'hidden', anywhere),
    sample(rights.withdrawGrant, old, 'hidden', anywhere),
    sample(rights.getPersonRights, { personId }, 'hidden', anywhere),
    sample(rights.listHolders, { unitId, operation: 'procedures.dossier.act' }, 'hidden', anywhere),
    sample(rights.listConflicts, {}, 'empty', anywhere),
    sample(rights.listCoverage, { unitId }, 'empty'),
    sample(rights.countCoverage, {}, 'anywhere'),
    sample(rights.listDelegations, {}, 'empty', anywhere),
    sample(rights.startDelegation, { grantId, personId, to: '2020-01-01', reason }, 'anywhere'),
    sample(rights.endDelegation, old, 'anywhere'),
  ];
}

/** A role of the province is made, edited, given, shortened, withdrawn and ended. */
export async function liveThroughRights({ api, witness, communeId: unitId }: Scene): Promise<void> {
  const administrator = await api.as('quantri.sokhcn');
  const holderId = PersonId.parse(await personIdOf(api, 'chuyenvien2.tranbien'));
  const reason = 'Phân công lại';
  const call = witness.call.bind(witness);
  await call(administrator, rights.listRoles, {});
  const permissions = ['kernel.inbox.list', 'procedures.dossier.list'];
  const name = { vi: 'Cán bộ hỗ trợ lưu động' };
  const made = await call(administrator, rights.addRole, { name, permissions, reason });
  const { key: roleKey } = made;
  const given = await call(administrator, rights.giveGrant, { personId: holderId, role: roleKey, unitId, reason });
  await call(administrator, rights.previewRole, { roleKey, gain: 'procedures.dossier.get' });
  const wider = [...permissions, 'procedures.dossier.get'];
  const changed = await call(administrator, rights.changeRole, { roleKey, version: 0, permissions: wider, reason });
  await call(administrator, rights.getRole, { roleKey });
  await call(administrator, rights.previewGrant, { personId: holderId, role: role('clerk'), unitId });
  await call(administrator, rights.getPersonRights, { personId: holderId });
  await call(administrator, rights.listHolders, { unitId, operation: 'procedures.dossier.act' });
  await call(administrator, rights.listGrants, { endsWithin: 30 });
  await call(administrator, rights.listConflicts, {});
  const specialist = await api.as('chuyenvien2.tranbien');
  const mine = await call(specialist, rights.listDelegations, {});
  const grantId = GrantId.parse(mine.own.find((one) => one.role === 'specialist')?.id);
  const deputyId = PersonId.parse(await personIdOf(api, 'truongphong.tranbien'));
  const delegation = { grantId, personId: deputyId, to: '2026-12-31', reason };
  const acting = await call(specialist, rights.startDelegation, delegation);
  await call(specialist, rights.endDelegation, { grantId: acting.id, version: acting.version, reason });
  await call(administrator, rights.countCoverage, {});
  await call(administrator, rights.listCoverage, {});
  const seen = { grantId: given.id, version: given.version };
  const shorter = await call(administrator, rights.changeGrant, { ...seen, to: '2026-12-31', reason });
  await call(administrator, rights.withdrawGrant, { grantId: given.id, version: shorter.version, reason });
  await call(administrator, rights.endRole, { roleKey, version: changed.version, reason });
}
