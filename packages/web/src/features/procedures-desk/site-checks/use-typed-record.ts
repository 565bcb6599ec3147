import type { SiteCheckPage } from '@dongbo/contract/procedures';
import { useEffect, useState } from 'react';
import { dayOfInstant, timeOfDay } from '../../../lib/dates.ts';
import { shelfOfRecord } from './kept-record.ts';
import type { TypedRecord } from './kept-record.ts';

/** What stands in the form before anybody typed: the plan, or the minutes that are put right. */
function firstRecord({ plannedAt, place, members, record }: SiteCheckPage, now: string): TypedRecord {
  const moment = (at: string) => ({ day: dayOfInstant(at), time: timeOfDay(at) });
  return {
    // Who is there earlier begins earlier.
    start: moment(record?.startedAt ?? (Date.parse(plannedAt) < Date.parse(now) ? plannedAt : now)),
    end: moment(record?.endedAt ?? now),
    place: record?.place ?? place,
    latitude: record?.latitude ?? null,
    longitude: record?.longitude ?? null,
    present: members.filter(({ present }) => present !== false).map(({ key }) => key),
    ownerPresent: record?.ownerPresent ?? false,
    findings: record?.findings ?? '',
    objections: record?.objections ?? '',
    outcome: record?.outcome ?? '',
    files: record?.files ?? [],
    reason: '',
  };
}

/** What is typed of a verification; kept sealed in this browser with every change, and taken up again when the page is opened anew. */
export function useTypedRecord(check: SiteCheckPage, now: string) {
  const [typed, setTyped] = useState(() => firstRecord(check, now));
  const [isKept, setKept] = useState(false);
  useEffect(() => {
    let isGone = false;
    void shelfOfRecord(check.id)
      .read()
      .then((found) => {
        if (isGone || found?.content.findings === undefined) return;
        setTyped(found.content);
        setKept(true);
      });
    return () => {
      isGone = true;
    };
  }, [check.id]);
  return {
    typed,
    /** It was begun before, and taken up again. */
    isKept,
    change: (part: Partial<TypedRecord>) =>
      setTyped((before) => {
        const content = { ...before, ...part };
        shelfOfRecord(check.id).write({ version: check.version, content, at: new Date().toISOString() });
        return content;
      }),
    forget: () => shelfOfRecord(check.id).clear(),
  };
}
