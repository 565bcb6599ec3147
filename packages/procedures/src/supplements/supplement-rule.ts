import { isShown } from '@dongbo/contract';
import type { InputOf } from '@dongbo/contract';
import { namedBy, type Procedure, type requestSupplement } from '@dongbo/contract/procedures';
import { dueAt, findStep, type Actor, type Calendar } from '@dongbo/kernel';
import { paperNames } from '../catalogue/papers/paper-names.ts';
import { mayActHere } from '../dossiers/at-step.ts';
import { clockInput, startOf } from '../dossiers/dossier-clock.ts';
import type { StoredClock, StoredDossier } from '../dossiers/stored-dossier.ts';
import { findForm } from '../forms/default-forms.ts';
import { mayBeginAt, type SupplementRule } from '../side-paths/side-path-data.ts';
import { isExplained } from './bring-pieces.ts';
import type { StoredItem, StoredSupplement } from './stored-supplement.ts';

/** What is signed or on its way to be signed has been decided: nothing is asked for any more. */
const decided: ReadonlySet<string> = new Set(['signing', 'signed', 'issued']);

/** When the time began in which it may be asked: the reception, or the last time that everything was there; null: the clock stands. */
function askingSince(clock: StoredClock): Date | null {
  const last = clock.suspensions.at(-1);
  return last === undefined ? startOf(clock) : last.to;
}

/** Why no supplement can be asked for now; null: it can. While one is waited for none is asked for; what its owner only explained is an
 * answer, which the officer accepts or asks about again. Pure. */
export function whyNotAsk(
  dossier: StoredDossier,
  rule: SupplementRule,
  { now, calendar }: { readonly now: Date; readonly calendar: Calendar },
) {
  const { openPath, clock, result, supplement, supplements } = dossier;
  if (openPath === 'supplement-asked' && !(supplement !== null && isExplained(supplement)))
    return 'supplement.open-already';
  if (openPath === 'on-its-way') return 'dossier.on-its-way';
  const kind = findStep(dossier.process, dossier.stepId ?? '')?.kind;
  if (!mayBeginAt('supplement', kind) || decided.has(result?.state ?? '')) return 'supplement.not-here';
  if (supplements >= rule.mostRequests) return 'supplement.asked-too-often';
  // Before reception no time runs.
  if (clock === null) return null;
  const since = askingSince(clock);
  const until = since === null ? null : dueAt({ receivedAt: since, limit: rule.askWithin, calendar });
  return until !== null && now > until ? 'supplement.asked-too-late' : null;
}

/** May the actor ask for a supplement at this step, whatever the numbers say? Pure. */
export const mayAsk = (actor: Actor, dossier: StoredDossier): boolean =>
  mayActHere(actor, dossier, 'procedures.supplement.request');

const itemOf = (id: number, wanted: string, item: Partial<StoredItem> & Pick<StoredItem, 'kind' | 'name'>) => ({
  componentId: null,
  form: null,
  field: null,
  brought: null,
  said: null,
  saidAt: null,
  ...item,
  id: String(id),
  wanted,
});

/** The question of a dossier's form, where its owner may put the answer right: what the account answers, they cannot. */
function questionOf(dossier: StoredDossier, formKey: string, fieldId: string): string | null {
  const filed = dossier.forms.find(({ key }) => key === formKey);
  const fields = filed && findForm(filed.key, filed.version)?.sections.flatMap((section) => section.fields);
  const field = fields?.find(({ id }) => id === fieldId);
  if (field === undefined || (field.type === 'text' && field.derivedFrom !== undefined)) return null;
  const values = new Map<string, unknown>(Object.entries(Object(dossier.answers[formKey])));
  const byAccount = field.account !== undefined && isShown(field.account.when, values);
  return dossier.channel === 'ONLINE' && byAccount ? null : field.label.vi;
}

/** The papers that may be asked for: those of the list, whatever the case (the officer may find that it is another one), and what lies
 * there already. Where the published text could not be read with certainty, every line of it may be one. */
function askablePapers(procedure: Pick<Procedure, 'componentGroups' | 'papers'>, dossier: StoredDossier) {
  const names = paperNames(procedure, dossier.paperCase);
  const listed = procedure.papers.sure ? procedure.papers.papers.map(({ id }) => id) : [...names.keys()];
  return new Map([
    ...dossier.papers.map(({ componentId, name }) => [componentId, name] as const),
    ...listed.map((id) => [id, names.get(id) ?? ''] as const),
  ]);
}

/** The items of a request, with the names of what they ask for; null when one is of nothing, or named twice. Pure. */
export function itemsOf(
  dossier: StoredDossier,
  procedure: Pick<Procedure, 'componentGroups' | 'papers'>,
  asked: InputOf<typeof requestSupplement>['items'],
): StoredItem[] | null {
  const names = askablePapers(procedure, dossier);
  const items = asked.map((one, index): StoredItem | null => {
    if (one.kind === 'field') {
      const name = questionOf(dossier, one.form, one.field);
      return name === null
        ? null
        : itemOf(index + 1, one.wanted, { kind: 'field', name, form: one.form, field: one.field });
    }
    const { componentId } = one;
    const typed = namedBy(componentId) === 'officer' ? one.name : undefined;
    const name = typed || names.get(componentId);
    return name === undefined ? null : itemOf(index + 1, one.wanted, { kind: 'paper', name, componentId });
  });
  const found = items.filter((item) => item !== null);
  const subjects = new Set(found.map(({ componentId, form, field }) => componentId ?? `${form} ${field}`));
  return found.length === asked.length && subjects.size === asked.length ? found : null;
}

type Counting = { readonly policy: 'shift' | 'restart'; readonly calendar: Calendar };

const counted = (clock: StoredClock, counting: Counting): StoredClock => ({
  ...clock,
  // What never arrived has no time that could be counted.
  dueAt: clock.originalDueAt === null ? null : dueAt(clockInput({ clock, ...counting })),
});

/** Since when the clock stands for a request: since everything was last there, if that was not everything, or since now. Who proposed
 * to end the dossier on an answer has examined it: what is asked after the leader gave that back stands since now, for the body's
 * weighing is not the citizen's time. Once the time has run out it stands since now, which makes nothing timely. Pure. */
export const standsSince = (
  { dueAt: due }: Pick<StoredClock, 'dueAt'>,
  answer: Pick<StoredSupplement, 'answeredAt' | 'wasWeighed'> | null,
  now: Date,
): Date => (answer === null || answer.wasWeighed || (due !== null && now > due) ? now : (answer.answeredAt ?? now));

/** The clock stands from an instant on. Pure. */
export const pausedClock = (
  clock: StoredClock,
  pause: { readonly from: Date; readonly reason: string; readonly legalGround: string },
  counting: Counting,
): StoredClock => counted({ ...clock, suspensions: [...clock.suspensions, { ...pause, to: null }] }, counting);

/** The clock goes on at an instant. Pure. */
export const resumedClock = (clock: StoredClock, at: Date, counting: Counting): StoredClock =>
  counted(
    { ...clock, suspensions: clock.suspensions.map((one) => (one.to === null ? { ...one, to: at } : one)) },
    counting,
  );
