import { listDossiers } from '@dongbo/contract';
import pg from 'pg';
import { test } from 'vitest';
import { officials, settlingWorld, takeIn } from './settling-world.fixture.ts';
test('plan', async () => {
  await using world = await settlingWorld();
  await takeIn(world);
  const client = new pg.Client({ connectionString: world.ownerUrl });
  await client.connect();
  await client.query('set search_path = work, procedures, kernel, public');
  await client.query(`
    insert into dossier
    select (jsonb_populate_record(null::dossier, to_jsonb(d) || jsonb_build_object('id', gen_random_uuid(), 'code', 'X-' || n || '-' || u.id, 'receiving_unit_id', u.id,
      'competent_unit_id', u.id, 'division_id', u.id, 'submitted_at', d.submitted_at - n * interval '1 minute'))).*
    from (select * from dossier limit 1) d, generate_series(1, 400) n, (select id from unit where valid_to is null limit 600) u`);
  await client.query('analyze dossier');
  for (const who of [officials.counter, officials.leader, 'kiemsoattthc']) for (const input of [{}, { q: 'ha my' }, { q: 'X-17' }, { state: 'submitted' as const }]) {
    const actor = await world.actor(who);
    const t = performance.now();
    const { items } = await world.call(listDossiers, input, { as: actor });
    console.log(who, JSON.stringify(input), items.length, Math.round(performance.now() - t), 'ms');
  }
  await client.end();
}, 120_000);
