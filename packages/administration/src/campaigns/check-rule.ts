import { fold } from '@dongbo/contract';
import type { CampaignColumn, CampaignRow, RowOutcome } from '@dongbo/contract/administration';
import { beyondGiver, conflictsOf, dayMs, isUsername, type Holding } from '@dongbo/kernel';
import { emailOf, personalNumberOf, phoneOf } from '../people/contact-rule.ts';
import { freeUsername, usernameBase } from '../people/username-rule.ts';
import { startOf } from '../rights/days.ts';
import type { FileRow, RowProblem } from './read-file-rule.ts';

export interface KnownRole {
  readonly key: string;
  readonly name: string;
  readonly permissions: readonly string[];
  readonly passesOn: readonly string[];
}

export interface KnownUnit {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly ancestors: readonly string[];
}

/** What somebody holds already. */
export interface Held extends Holding {
  readonly role: string;
}

export interface KnownPerson {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
  /** Null: no account. */
  readonly username: string | null;
  readonly closed: boolean;
  readonly held: readonly Held[];
}

/** All that rows are compared with. */
export interface World {
  readonly now: Date;
  /** YYYY-MM-DD. */
  readonly today: string;
  readonly unit: KnownUnit;
  readonly units: readonly KnownUnit[];
  readonly roles: readonly KnownRole[];
  /** By personal number. */
  readonly people: ReadonlyMap<string, KnownPerson>;
  /** Names of accounts that are taken; those that are given here are added. */
  readonly usernames: Set<string>;
  /** What whoever uploaded the file holds. */
  readonly giver: readonly Holding[];
  /** By personal number: the first row that has it, with the name that it says. */
  readonly first: ReadonlyMap<string, { readonly row: number; readonly name: string }>;
}

/** What a row comes to when it is carried out. */
export interface Plan {
  readonly number: string;
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly username: string;
  readonly title: string | null;
  readonly person: KnownPerson | undefined;
  /** Null: it is held already. */
  readonly grant: (Held & { readonly unitName: string }) | null;
}

export interface Checked {
  readonly outcome: RowOutcome;
  readonly problems: readonly RowProblem[];
  readonly changes: CampaignRow['changes'];
  readonly plan: Plan | null;
}

/** A unit by its code, by `code - name` as the list of the template has it, or by a name that only one has. */
function unitOf(text: string, { unit, units }: World): KnownUnit | undefined {
  if (text === '') return unit;
  const code = text.split(/\s/, 1)[0]?.toUpperCase();
  const byCode = units.find((one) => one.code === code);
  if (byCode !== undefined) return byCode;
  const named = units.filter(({ name }) => fold(name) === fold(text));
  return named.length === 1 ? named[0] : undefined;
}

const roleOf = (text: string, { roles }: World): KnownRole | undefined =>
  roles.find(({ key, name }) => key === text || fold(name) === fold(text));

/** Collects what is wrong, each beside its cell. */
class Row {
  readonly #row: FileRow;
  readonly problems: RowProblem[];
  constructor(row: FileRow) {
    this.#row = row;
    this.problems = [...row.problems];
  }
  text(column: CampaignColumn): string {
    return this.#row.cells[column] ?? '';
  }
  is(column: CampaignColumn, code: string, facts: Readonly<Record<string, string>> = {}): void {
    if (!this.problems.some((one) => one.column === column)) this.problems.push({ column, code, facts });
  }
}

function checkPerson(row: Row, world: World, at: number) {
  const name = row.text('name');
  if (name.length < 2) row.is('name', 'missing');
  const typed = row.text('identityNumber');
  const number = personalNumberOf(typed, world.today);
  if (number === null) row.is('identityNumber', typed === '' ? 'missing' : 'not-a-number');
  const phone = phoneOf(row.text('phone'));
  if (phone === null) row.is('phone', 'not-a-phone');
  const email = emailOf(row.text('email'));
  if (email === null) row.is('email', 'not-an-email');
  const first = number === null ? undefined : world.first.get(number);
  if (first !== undefined && first.row !== at && fold(first.name) !== fold(name))
    row.is('identityNumber', 'number-of-two', { row: String(first.row), name: first.name });
  const person = number === null ? undefined : world.people.get(number);
  if (person?.closed === true) row.is('identityNumber', 'account-closed', { username: person.username ?? '' });
  if (person !== undefined && person.kind !== 'official' && person.kind !== 'citizen')
    row.is('identityNumber', 'number-of-other');
  return { name, number, phone: phone ?? null, email: email ?? null, person };
}

function checkDays(row: Row, world: World): { validFrom: Date; validTo: Date | null } {
  const [from, to] = [row.text('from'), row.text('to')];
  const begins = from === '' || from <= world.today ? world.now : startOf(from);
  const ends = to === '' ? null : new Date(startOf(to).getTime() + dayMs);
  if (to !== '' && to < world.today) row.is('to', 'day-over');
  else if (from !== '' && to !== '' && to < from) row.is('to', 'ends-before-it-begins');
  return { validFrom: begins, validTo: ends };
}

function checkGrant(row: Row, world: World, held: readonly Held[]): (Held & { unitName: string }) | null {
  const role = roleOf(row.text('role'), world);
  if (role === undefined) row.is('role', row.text('role') === '' ? 'missing' : 'role-unknown');
  const unit = unitOf(row.text('unit'), world);
  if (unit === undefined) row.is('unit', 'unit-unknown');
  if (role === undefined || unit === undefined || row.problems.length > 0) return null;
  const field = row.text('field') === '' ? null : row.text('field');
  const { key, permissions, passesOn } = role;
  const days = checkDays(row, world);
  const wanted = { role: key, permissions, passesOn, unitId: unit.id, ancestors: unit.ancestors, field, ...days };
  if (beyondGiver(world.giver, wanted).length > 0) row.is('role', 'not-yours-to-give');
  const [conflict] = conflictsOf([...held, wanted]);
  if (conflict !== undefined) row.is('role', 'roles-conflict', { rule: conflict.rule.name.vi });
  return { ...wanted, unitName: unit.name };
}

/** Held already, at this very place, at least as long. */
const isHeld = (held: readonly Held[], wanted: Held): boolean =>
  held.some(
    (one) =>
      one.role === wanted.role &&
      one.unitId === wanted.unitId &&
      one.field === wanted.field &&
      one.validFrom <= wanted.validFrom &&
      (one.validTo === null || (wanted.validTo !== null && one.validTo >= wanted.validTo)),
  );

function usernameFor(row: Row, world: World, name: string, person: KnownPerson | undefined): string {
  const typed = row.text('username').toLowerCase();
  if (person?.username) {
    if (typed !== '' && typed !== person.username) row.is('username', 'has-another', { username: person.username });
    return person.username;
  }
  if (typed !== '' && !isUsername(typed)) row.is('username', 'not-a-username');
  else if (typed !== '' && world.usernames.has(typed)) row.is('username', 'username-taken');
  return typed === '' ? freeUsername(usernameBase(name), world.usernames) : typed;
}

function changesOf({ person, name, phone, email, username, grant }: Plan, roleName: string): CampaignRow['changes'] {
  const changes: CampaignRow['changes'] = [];
  if (person?.kind !== 'official' || person.username === null)
    changes.push({ what: 'account', before: person?.username ?? null, after: username });
  else {
    if (person.name !== name)
      changes.push({
        what: fold(person.name) === fold(name) ? 'name' : 'other-name',
        before: person.name,
        after: name,
      });
    if (phone !== null && person.phone !== phone) changes.push({ what: 'phone', before: person.phone, after: phone });
    if (email !== null && person.email !== email) changes.push({ what: 'email', before: person.email, after: email });
  }
  if (grant !== null) changes.push({ what: 'role', before: null, after: `${roleName}, ${grant.unitName}` });
  return changes;
}

/** What a row comes to against the world as it is. Names of accounts that it takes are taken for the rows behind it. Pure but for that. */
export function checkRow(fileRow: FileRow, world: World): Checked {
  const row = new Row(fileRow);
  const { name, number, phone, email, person } = checkPerson(row, world, fileRow.number);
  const held = person?.held ?? [];
  const wanted = checkGrant(row, world, held);
  const username = usernameFor(row, world, name, person);
  if (number === null || wanted === null || row.problems.length > 0)
    return { outcome: 'refused', problems: row.problems, changes: [], plan: null };
  const first = world.first.get(number);
  if (first === undefined || first.row === fileRow.number) world.usernames.add(username);
  const title = row.text('title') === '' ? null : row.text('title');
  const grant = isHeld(held, wanted) ? null : wanted;
  const plan: Plan = { number, name, phone, email, username, title, person, grant };
  const changes = changesOf(plan, roleOf(row.text('role'), world)?.name ?? '');
  const isNew = changes.some(({ what }) => what === 'account');
  const outcome = isNew ? 'new' : changes.length > 0 ? 'changed' : 'unchanged';
  return { outcome, problems: [], changes, plan };
}
