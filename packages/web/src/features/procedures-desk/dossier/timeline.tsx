import type { TimelineEntry } from '@dongbo/contract/procedures';
import { useTexts } from '../../../lib/texts.ts';
import { TimeText } from '../../../ui/time-text.tsx';
import { useFormat } from '../../../ui/desk/use-format.ts';

/** What happened to the dossier, the newest on top. */
export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  const { t } = useTexts('procedures-desk');
  // They come oldest first, also those of one instant.
  const newestFirst = entries.toReversed();
  return (
    <section className="desk-block" aria-labelledby="timeline-title">
      <h2 id="timeline-title">{t('dossier.timeline')}</h2>
      <ol className="desk-timeline">
        {newestFirst.map((entry, index) => (
          // Two things can happen in the same instant, so the place in the list is part of the key.
          <TimelineLine key={`${entry.at} ${entry.type} ${index}`} entry={entry} />
        ))}
      </ol>
    </section>
  );
}

export function TimelineLine({ entry }: { readonly entry: TimelineEntry }) {
  const { t } = useTexts('procedures-desk');
  const format = useFormat();
  const who = [entry.actor, entry.unit].filter((part) => part !== null && part !== '').join(', ');
  const to = [entry.toStepName && format.local(entry.toStepName), entry.toPerson].filter(Boolean).join(', ');
  return (
    <li>
      <TimeText at={entry.at} short />
      <span>
        <b>{t(`timeline:${entry.type}`)}</b>
        {who !== '' && ` · ${who}`}
        {to !== '' && ` → ${to}`}
        {entry.note !== null && entry.note !== '' && <q>{entry.note}</q>}
      </span>
    </li>
  );
}
