import type { Change } from './change.ts';
import type { Listener } from './listener.ts';
import type { UnitAncestors } from './unit-ancestors.ts';

class Groups {
  readonly #groups = new Map<string, Set<Listener>>();

  of(key: string): ReadonlySet<Listener> {
    return this.#groups.get(key) ?? new Set();
  }

  add(key: string, listener: Listener): void {
    const group = this.#groups.get(key);
    if (group) group.add(listener);
    else this.#groups.set(key, new Set([listener]));
  }

  remove(key: string, listener: Listener): void {
    const group = this.#groups.get(key);
    if (group?.delete(listener) && group.size === 0) this.#groups.delete(key);
  }
}

/** The open streams of one space, found by person, by unit and by subject, so that a change costs as much as it concerns
 * people, and not as many as listen. */
export class ListenerIndex {
  readonly #persons = new Groups();
  readonly #units = new Groups();
  readonly #subjects = new Groups();
  readonly #watching = new Set<Listener>();
  readonly #ancestors: UnitAncestors;

  constructor(ancestors: UnitAncestors) {
    this.#ancestors = ancestors;
  }

  add(listener: Listener): void {
    this.#persons.add(listener.personId, listener);
    for (const unit of listener.inboxUnits) this.#units.add(unit, listener);
    for (const subject of listener.watch) this.#subjects.add(subject, listener);
    if (listener.watch.size > 0) this.#watching.add(listener);
  }

  remove(listener: Listener): void {
    this.#persons.remove(listener.personId, listener);
    for (const unit of listener.inboxUnits) this.#units.remove(unit, listener);
    for (const subject of listener.watch) this.#subjects.remove(subject, listener);
    this.#watching.delete(listener);
  }

  /** Notes the change with every stream that it may concern. Whether it does is asked again before anything is sent. */
  mark(change: Change, onMark: (listener: Listener) => void): void {
    for (const id of change.subjects ?? [])
      for (const listener of this.#subjects.of(id)) {
        listener.pending.subjects.add(id);
        onMark(listener);
      }
    if (change.types && !change.subjects)
      for (const listener of this.#watching) {
        for (const id of listener.watch) listener.pending.subjects.add(id);
        onMark(listener);
      }
    for (const id of change.notices)
      for (const listener of this.#persons.of(id)) {
        listener.pending.notices = true;
        onMark(listener);
      }
    for (const [id, personId] of change.jobs)
      for (const listener of this.#persons.of(personId)) {
        listener.pending.addJob(id);
        onMark(listener);
      }
    this.#markWork(change, onMark);
  }

  #markWork(change: Change, onMark: (listener: Listener) => void): void {
    for (const address of change.work) {
      const [unit, , , assignee] = address;
      const near = unit === null ? [] : this.#ancestors.of(unit).map((above) => this.#units.of(above));
      if (assignee !== null) near.push(this.#persons.of(assignee));
      for (const group of near)
        for (const listener of group) {
          listener.pending.addWork(address);
          onMark(listener);
        }
    }
  }
}
