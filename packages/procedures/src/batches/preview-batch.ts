import type { LocalText } from '@dongbo/contract';
import { batchActs, previewBatch as endpoint, type BatchAct, type BatchChoice } from '@dongbo/contract/procedures';
import { holdsSomewhere } from '@dongbo/kernel';
import type { z } from 'zod';
import { defineOperation, type Context } from '../define.ts';
import { livesInReach } from '../dossiers/dossier-reach.ts';
import { findDossiers } from '../dossiers/dossier-store.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { batchFacts } from './batch-facts.ts';
import { batchLimits } from './batch-data.ts';
import { permissionOf, planItem, type BatchFacts } from './batch-rule.ts';
import { ownersIn, submitterOf, takingOf } from './taker-rule.ts';

type Choice = z.input<typeof BatchChoice>;

interface Pile {
  readonly ids: readonly string[];
  readonly known: ReadonlyMap<string, StoredDossier>;
  readonly facts: BatchFacts;
}

/** How many go which way, by the name of the action, the most frequent first. */
function stepsOf(names: readonly LocalText[]): Choice['steps'] {
  const counted = new Map<string, { name: LocalText; count: number }>();
  for (const name of names) {
    const before = counted.get(name.vi);
    counted.set(name.vi, { name, count: (before?.count ?? 0) + 1 });
  }
  return [...counted.values()].toSorted((a, b) => b.count - a.count);
}

/** Procedures of which nobody but the officer can say the limit, with those of their dossiers that lack nothing else. */
function limitsOf(waiting: readonly StoredDossier[]): Choice['limits'] {
  const byCode = Map.groupBy(waiting, ({ procedure }) => procedure.code);
  return [...byCode].map(([procedureCode, dossiers]) => ({
    procedureCode,
    procedureName: dossiers[0]?.procedure.name ?? '',
    dossierIds: dossiers.map(({ id }) => id),
  }));
}

/** Who could take what is handed over in one go. */
function takersOf(dossiers: readonly StoredDossier[]): Choice['takers'] {
  const taking = dossiers.map(takingOf);
  const owners = ownersIn(taking);
  return { owners, owner: owners === 1 ? (taking[0]?.ownerName ?? null) : null, submitter: submitterOf(taking) };
}

function choiceOf(ctx: Context, act: BatchAct, { ids, known, facts }: Pile): Choice {
  const planned = ids.map((dossierId) => ({ dossierId, plan: planItem(ctx, known.get(dossierId), { act }, facts) }));
  const most = batchLimits.most[act];
  const able = planned.filter(({ plan }) => typeof plan !== 'string').map(({ dossierId }) => dossierId);
  const dossiersOf = (of: readonly string[]) => of.flatMap((dossierId) => known.get(dossierId) ?? []);
  const unlimited = planned.filter(({ plan }) => plan === 'dossier.time-limit-needed');
  return {
    act,
    most,
    able,
    notAble: planned.flatMap(({ dossierId, plan }) =>
      typeof plan === 'string' && plan !== 'dossier.time-limit-needed' ? [{ dossierId, code: plan }] : [],
    ),
    limits: limitsOf(dossiersOf(unlimited.map(({ dossierId }) => dossierId))),
    takers: act === 'hand-over' && able.length > 0 ? takersOf(dossiersOf(able.slice(0, most))) : null,
    steps: stepsOf(planned.flatMap(({ plan }) => (typeof plan !== 'string' && plan.kind === 'act' ? [plan.name] : []))),
  };
}

/** What could be done to a pile, by the very rule by which it is done then; an act that the caller may do nowhere is not named. */
export const previewBatch = defineOperation(endpoint, async (ctx, input) => {
  const ids = [...new Set<string>(input.dossierIds)];
  const acts = batchActs.filter((act) => holdsSomewhere(ctx.actor, permissionOf[act]));
  const only = livesInReach(ctx.actor, ['procedures.dossier.get']);
  const found = await findDossiers(ctx.db, ids, { at: ctx.now, lock: false, only });
  const facts = await batchFacts(ctx, found, acts);
  const pile = { ids, known: new Map(found.map((dossier) => [dossier.id, dossier])), facts };
  return { choices: acts.map((act) => choiceOf(ctx, act, pile)) };
});
