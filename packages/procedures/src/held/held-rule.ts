import { fold } from '@dongbo/contract';
import { caseOf, papersFor, type PaperChoice, type Procedure } from '@dongbo/contract/procedures';
import { localDate } from '@dongbo/kernel';
import { plainCode } from '../catalogue/plain-code.ts';
import { heldData, type HeldSlot } from './held-data.ts';

/** A result, or a paper that was handed in, as it lies with the administration. */
export interface HeldItem {
  /** National code of the procedure of the dossier in which it lies, without the variant of a province. */
  readonly procedureCode: string;
  /** Component under which it was handed in; null: the result. */
  readonly componentId: string | null;
  readonly name: string;
  /** Case for which the papers of that dossier were asked; null: none. */
  readonly paperCase: string | null;
  /** When it was issued, or handed in. */
  readonly at: Date;
}

/** A paper of a procedure that something held can answer. */
export interface Slot {
  readonly componentId: string;
  readonly accepts: HeldSlot['accepts'];
}

/** The national code, without a local variant. */
export const nationalCode = (code: string): string => /^\d\.\d{6}/.exec(plainCode(code))?.[0] ?? code;

const inCase = ({ cases }: HeldSlot, paperCase: string | null): boolean =>
  cases === undefined || (paperCase !== null && cases.includes(paperCase));

const begins = (text: string, start: string): boolean => text.replace(/\s+/gu, ' ').startsWith(start);

/** The papers that are handed in for the case of a filing and that something held can answer. Pure. */
export function slotsOf(
  { code, componentGroups, papers }: Pick<Procedure, 'code' | 'componentGroups' | 'papers'>,
  choice: PaperChoice,
): Slot[] {
  const own = heldData.slots.filter(({ procedure }) => procedure === nationalCode(code));
  if (own.length === 0) return [];
  const paperCase = caseOf(papers, choice);
  const items = new Map(componentGroups.flatMap((group) => group.items.map(({ id, name }) => [id, name])));
  const asked = new Set(papersFor(papers, choice).flatMap(({ id, handling }) => (handling === 'hand-in' ? [id] : [])));
  return own.flatMap((slot) =>
    // Another version may call another paper by the same id.
    asked.has(slot.of) && begins(items.get(slot.of) ?? '', slot.begins) && inCase(slot, paperCase)
      ? [{ componentId: slot.of, accepts: slot.accepts }]
      : [],
  );
}

const names = (title: string, words: string): boolean => ` ${fold(title)} `.includes(` ${fold(words)} `);

/** Keys of the kinds that a held thing is of. Pure. */
export function kindsOf(item: HeldItem): string[] {
  const { procedureCode, componentId, name, paperCase } = item;
  if (componentId === null)
    return heldData.kinds
      .filter(({ results }) =>
        results.some(
          ({ procedure, titled }) => procedure === procedureCode && (titled === undefined || names(name, titled)),
        ),
      )
      .map(({ key }) => key);
  const reused = new Set(heldData.kinds.flatMap(({ key, papers }) => (papers ? [key] : [])));
  return heldData.slots
    .filter(
      (slot) =>
        slot.procedure === procedureCode && slot.of === componentId && slot.name === name && inCase(slot, paperCase),
    )
    .flatMap(({ accepts }) => accepts.map(({ kind }) => kind))
    .filter((kind) => reused.has(kind));
}

/** `months` after an instant, in Asia/Ho_Chi_Minh the same day of the month, or the last one where the month is shorter. */
function monthsAfter(at: Date, months: number): Date {
  const sevenHours = 7 * 3_600_000;
  const local = new Date(at.getTime() + sevenHours);
  const day = local.getUTCDate();
  local.setUTCDate(1);
  local.setUTCMonth(local.getUTCMonth() + months);
  const last = new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 0)).getUTCDate();
  local.setUTCDate(Math.min(day, last));
  return new Date(local.getTime() - sevenHours);
}

/** The last day (YYYY-MM-DD) on which something of an instant is not older than these months. Pure. */
export const lastDayWithin = (at: Date, months: number): string => localDate(monthsAfter(at, months));

/** Does a held thing answer a paper that is asked for at an instant? Where the law bounds the age, only a result does: of a paper that
 * was handed in nobody knows when it was issued. Pure. */
export function answers(slot: Slot, item: HeldItem, now: Date): boolean {
  const kinds = kindsOf(item);
  const day = localDate(now);
  return slot.accepts.some(({ kind, within }) => {
    if (!kinds.includes(kind)) return false;
    const isBounded = within !== undefined && within.validFrom <= day && (within.validTo ?? day) >= day;
    return !isBounded || (item.componentId === null && monthsAfter(item.at, within.months) >= now);
  });
}

/** National codes of the procedures whose dossiers may hold something that answers one of the papers. Pure. */
export function codesAnswering(slots: readonly Slot[]): string[] {
  const wanted = new Set(slots.flatMap(({ accepts }) => accepts.map(({ kind }) => kind)));
  const kinds = heldData.kinds.filter(({ key }) => wanted.has(key));
  const ofResults = kinds.flatMap(({ results }) => results.map(({ procedure }) => procedure));
  const reused = new Set(kinds.flatMap(({ key, papers }) => (papers ? [key] : [])));
  const ofPapers = heldData.slots
    .filter(({ accepts }) => accepts.some(({ kind }) => reused.has(kind)))
    .map(({ procedure }) => procedure);
  return [...new Set([...ofResults, ...ofPapers])];
}
