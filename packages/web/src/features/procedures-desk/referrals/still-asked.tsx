import type { Dossier } from '@dongbo/contract/procedures';
import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../../lib/texts.ts';
import { When } from '../../../ui/desk/when.tsx';
import { referralsQuery } from './queries.ts';

/** Whose answers still lack, for whoever is about to sign; holds nobody back. */
export function StillAsked({ dossier }: { readonly dossier: Dossier }) {
  const { t } = useTexts('procedures-desk');
  const { data } = useQuery(referralsQuery(dossier.id, dossier.version));
  const open = data?.items.filter(({ state }) => state === 'open' || state === 'waiting') ?? [];
  if (open.length === 0) return null;
  return (
    <div className="desk-warning" role="note">
      <p>{t('still-asked')}</p>
      <ul>
        {open.map(({ id, kind, unit, title, dueAt }) => (
          <li key={id}>
            {t(`referral.kind.${kind}`)} · {unit.name} · {title}
            {dueAt !== null && (
              <>
                {' · '}
                {t('referral.due')} <When at={dueAt} />
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
