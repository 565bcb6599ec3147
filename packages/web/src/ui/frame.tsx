import type { Language } from '@dongbo/contract';
import province from '@dongbo/contract/texts/province.json' with { type: 'json' };
import { languageNames } from '../lib/language.ts';
import { space } from '../lib/space.ts';
import { changeLanguage, useTexts } from '../lib/texts.ts';

/** On top of every page of the trial space; nothing on the other. */
export function TrialBand() {
  const { t } = useTexts();
  if (space !== 'trial') return null;
  return (
    <aside className="trial-band" aria-label={t('shared:trial.word')}>
      <strong>{t('shared:trial.word')}</strong> {t('shared:trial.text')}
    </aside>
  );
}

export function SkipLink() {
  const { t } = useTexts();
  return (
    <a className="ds-skip-link" href="#main">
      {t('shared:skip')}
    </a>
  );
}

// The keys of the record are exactly the languages.
const languages = Object.keys(languageNames) as Language[];

/** The three languages, each by its own name and in its own language for screen readers. */
export function LanguageSwitch() {
  const { t, language } = useTexts();
  return (
    <nav aria-label={t('shared:language')} className="language-switch">
      {languages.map((code) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-current={code === language || undefined}
          onClick={() => void changeLanguage(code)}
        >
          {languageNames[code]}
        </button>
      ))}
    </nav>
  );
}

/** The number that answers for the whole province. */
export function Hotline() {
  const { t } = useTexts();
  return (
    <a className="site-hotline" href={`tel:${province.hotline}`}>
      {t('shared:hotline', { number: province.hotline })}
    </a>
  );
}
