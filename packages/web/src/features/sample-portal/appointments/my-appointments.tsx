import { Link } from 'wouter';
import { useTexts } from '../../../lib/texts.ts';

/** The way to my appointments, on my own page. */
export function MyAppointments() {
  const { t } = useTexts('sample-portal');
  return (
    <section className="stack" aria-labelledby="appointments-title">
      <h2 className="ds-heading" data-size="xs" id="appointments-title">
        {t('section.title')}
      </h2>
      <p>{t('section.text')}</p>
      <p>
        <Link href="/cua-toi/lich-hen" className="ds-link">
          {t('section.open')}
        </Link>
      </p>
    </section>
  );
}
