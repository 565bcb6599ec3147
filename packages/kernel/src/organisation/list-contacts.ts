import { fold, listContacts as endpoint, type OpeningHours, type UnitContact } from '@dongbo/contract';
import { sql } from 'kysely';
import type { z } from 'zod';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { dayOfLocal, formatInstant, fromLocalMs, localDate, toLocalMs } from '../time/instant.ts';
import { loadCalendar } from '../time/load-calendar.ts';
import { contactOn, unknownContact, type KnownContact } from './contacts.ts';
import { namesOn } from './unit-name-on.ts';

interface Row {
  readonly id: string;
  readonly kind: UnitContact['kind'];
  readonly code: string;
  readonly name: string;
  readonly commune: string | null;
  /** Of the older communes: name, district, province. */
  readonly formerly: string[];
  readonly province: string;
  readonly contact: KnownContact | null;
}

const byName = new Intl.Collator('vi', { numeric: true });
const order: readonly UnitContact['kind'][] = ['one-stop', 'department', 'service-centre'];

/** The centre of the province, those of the communes, then departments and what stands below them. */
const rank = ({ kind, commune }: Row): number => (commune === null ? order.indexOf(kind) * 2 : 1);

/** Every word stands in the name of today or in one that was joined into it. */
function matches(row: Row, words: readonly string[]): boolean {
  const names = row.formerly.length === 0 ? [''] : row.formerly;
  return names.some((former) => {
    const text = fold(`${row.name} ${row.commune ?? ''} ${row.province} ${former} ${row.code}`);
    return words.every((word) => text.includes(word));
  });
}

/** The hours of a calendar, and whether it is open now. */
function hoursOf(name: string, now: Date): z.input<typeof OpeningHours> {
  const calendar = loadCalendar(name);
  const local = toLocalMs(now);
  const opens = calendar.workingInstantFrom(local);
  const windowOf = (text: string) => ({ from: text.slice(0, 5), to: text.slice(6) });
  return {
    calendar: name,
    weekly: calendar
      .weeklyHours(dayOfLocal(local))
      .map(({ days, windows }) => ({ days, windows: windows.map(windowOf) })),
    isOpen: opens === local,
    opensAt: opens === local ? null : formatInstant(fromLocalMs(opens)),
  };
}

/** Units where people hand in, ask and fetch. One statement. */
export const listContacts = defineKernelOperation(endpoint, async (ctx, input) => {
  const day: string = localDate(ctx.now);
  const words = fold(input.q ?? '')
    .split(' ')
    .filter((word) => word !== '');
  const { rows } = await sql<Row>`
    select u.id, u.kind, u.code, n.name, case when p.kind = 'commune' then pn.name end as commune,
      array(select o.old_name from unit_origin o where o.unit_id = p.id and p.kind = 'commune' order by o.old_name) as formerly,
      (select top_name.name from unit top cross join ${namesOn(sql.ref('top.id'), ctx.now)} top_name
        where top.kind = 'province' limit 1) as province,
      ${contactOn(sql.ref('u.id'), day)} as contact
    from unit u cross join ${namesOn(sql.ref('u.id'), ctx.now)} n
    left join unit p on p.id = u.parent_id
    left join ${namesOn(sql.ref('p.id'), ctx.now)} pn on true
    where u.kind in ('one-stop', 'department', 'service-centre')
      and u.valid_from <= ${day}::date and (u.valid_to is null or u.valid_to >= ${day}::date)`.execute(ctx.db);
  const found = rows
    .filter((row) => matches(row, words))
    .toSorted((a, b) => rank(a) - rank(b) || byName.compare(a.commune ?? a.name, b.commune ?? b.name));
  const items = found.map((row) => {
    const { id: unitId, kind, name, commune, formerly } = row;
    return {
      unitId,
      kind,
      name,
      commune,
      formerly,
      ...(row.contact ?? unknownContact),
    };
  });
  return { items, hours: [...new Set(items.map(({ calendar }) => calendar))].map((name) => hoursOf(name, ctx.now)) };
});
