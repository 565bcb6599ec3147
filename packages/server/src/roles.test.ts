import { allEndpoints } from '@dongbo/contract/all';
import { findActorByUsername, mayAt, rolesOf } from '@dongbo/kernel';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApi, type Api } from './api-world.fixture.ts';
import { systemsWithSample } from './systems.ts';

let api: Api;
beforeAll(async () => {
  api = await createApi();
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
});
const db = () => api.program.databases.official.kysely;

describe('roles', () => {
  const roles = rolesOf(systemsWithSample);
  const official = allEndpoints.filter((endpoint) => endpoint.access === 'official').map((endpoint) => endpoint.name);

  test.each(official)('%s is carried by a role', (name) => {
    expect(roles.some((role) => role.permissions.includes(name))).toBe(true);
  });

  test.each(roles.map((role) => [role.key, role] as const))('%s names a permission once, and has a name', (_, role) => {
    expect(new Set(role.permissions).size).toBe(role.permissions.length);
    expect(Object.values(role.name).every((text) => text.length > 0)).toBe(true);
  });

  test('who settles does not inspect the record, and who inspects does not settle', () => {
    for (const { permissions } of roles) {
      const inspects = permissions.includes('kernel.audit.list');
      expect(inspects && permissions.some((name) => name.startsWith('procedures.'))).toBe(false);
    }
  });

  test('a head of one division reaches that division alone, a head of the commune all of them', async () => {
    const place = async (code: string) => {
      const { rows } = await sql<{ ids: string[] }>`select array_agg(c.ancestor_id) as ids from unit_closure c
        join unit on unit.id = c.descendant_id where unit.code = ${code}`.execute(db());
      return { ancestors: rows[0]?.ids ?? [], field: null };
    };
    const actor = async (username: string) => {
      const found = await findActorByUsername(db(), username, api.clock.now());
      if (!found) throw new Error(`No account ${username}`);
      return found;
    };
    const may = async (username: string, code: string) =>
      mayAt(await actor(username), 'procedures.dossier.assign', await place(code));
    expect([
      await may('truongphong.kinhte.tranbien', 'H19.145.03'),
      await may('truongphong.kinhte.tranbien', 'H19.145.04'),
    ]).toEqual([true, false]);
    expect([await may('truongphong.tranbien', 'H19.145.04'), await may('truongphong.tranbien', 'H19.146.04')]).toEqual([
      true,
      false,
    ]);
    expect(await may('chuyenvien.tranbien', 'H19.145.04')).toBe(false);
  });
});
