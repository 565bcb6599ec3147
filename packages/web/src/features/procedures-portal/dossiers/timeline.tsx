import { useEffect, useState } from 'react';
import type { Language } from '@dongbo/contract';
import type { TimelineEntry } from '@dongbo/contract/procedures';
import { useTexts } from '../../../lib/texts.ts';
import { TimeText } from '../../../ui/time-text.tsx';

type TimelineTexts = Readonly<Record<string, string>>;

const loaders: Readonly<Record<Language, () => Promise<{ default: TimelineTexts }>>> = {
  vi: () => import('@dongbo/contract/texts/vi/procedures/timeline.json', { with: { type: 'json' } }),
  en: () => import('@dongbo/contract/texts/en/procedures/timeline.json', { with: { type: 'json' } }),
  uk: () => import('@dongbo/contract/texts/uk/procedures/timeline.json', { with: { type: 'json' } }),
};

/** The sentence of an entry; an action without one of its own is told by the event's. */
function sentenceOf(texts: TimelineTexts, type: string): string {
  return texts[type] ?? texts[type.replace(/\.[^.]*$/, '')] ?? type;
}

/** What happened to the dossier in plain words, newest first. */
export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  const { t, language } = useTexts('procedures-portal');
  const [texts, setTexts] = useState<TimelineTexts | null>(null);
  useEffect(() => {
    let current = true;
    void loaders[language]().then((module) => current && setTexts(module.default));
    return () => {
      current = false;
    };
  }, [language]);
  return (
    <section aria-labelledby="timeline-title">
      <h2 className="ds-heading" data-size="xs" id="timeline-title">
        {t('dossier.timeline')}
      </h2>
      <ol className="timeline" reversed>
        {texts !== null &&
          entries.toReversed().map((entry) => (
            <li key={`${entry.at} ${entry.type}`}>
              <p className="timeline-what">{sentenceOf(texts, entry.type)}</p>
              {entry.note !== null && <p lang="vi">{entry.note}</p>}
              <p className="quiet">
                <TimeText at={entry.at} />
                {entry.unit !== null && <> · {entry.unit}</>}
              </p>
            </li>
          ))}
      </ol>
    </section>
  );
}
