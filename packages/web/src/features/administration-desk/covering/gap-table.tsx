import type { CoverageGap } from '@dongbo/contract/administration';
import { Link } from '@tanstack/react-router';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { useDesk } from '../../../ui/desk/desk-context.ts';
import { Table } from '../../../ui/table.tsx';

interface GapTableProps {
  readonly items: readonly CoverageGap[];
  readonly onMend: (gap: CoverageGap) => void;
}

const fewFields = 2;

/** Steps with too few people: where, which step, who can do it, and the way to one more. */
export function GapTable({ items, onMend }: GapTableProps) {
  const { t, language } = useTexts('administration-desk');
  const { may, session } = useDesk();
  const mayGive = may('administration.grant.give') && session.space === 'official';
  const head = ['rights.unit', 'coverage.step', 'rights.field', 'coverage.people'].map((key) => t(key));
  return (
    <div className="desk-stacked">
      <Table caption={t('page.coverage')} hideCaption head={mayGive ? [...head, t('coverage.mend.head')] : head}>
        {items.map((gap) => (
          <tr key={`${gap.unit.id} ${gap.process} ${gap.step} ${gap.fields.join()}`}>
            <td>{gap.unit.name}</td>
            <td>
              {gap.stepName[language]}
              <div className="desk-quiet">
                {gap.processName[language]} · {t('coverage.procedures', { count: gap.procedures })}
              </div>
            </td>
            <td>
              <Fields gap={gap} />
            </td>
            <td>
              <People gap={gap} />
            </td>
            {mayGive && (
              <td>
                <Button
                  variant="secondary"
                  aria-label={t('coverage.mend.of', { step: gap.stepName[language], unit: gap.unit.name })}
                  onClick={() => onMend(gap)}
                >
                  {t('coverage.mend')}
                </Button>
              </td>
            )}
          </tr>
        ))}
      </Table>
    </div>
  );
}

function Fields({ gap: { fields, everyField } }: { readonly gap: CoverageGap }) {
  const { t } = useTexts('administration-desk');
  if (everyField) return t('coverage.all-fields');
  if (fields.length <= fewFields) return fields.join('; ');
  return (
    <details>
      <summary>{t('coverage.fields', { count: fields.length })}</summary>
      {fields.join('; ')}
    </details>
  );
}

function People({ gap: { people, roleName } }: { readonly gap: CoverageGap }) {
  const { t, language } = useTexts('administration-desk');
  const { may } = useDesk();
  const mayOpen = may('administration.grant.list');
  return (
    <>
      {people.length === 0 ? <strong>{t('coverage.nobody')}</strong> : null}
      {people.map(({ id, name }) =>
        mayOpen ? (
          <Link key={id} to="/lam-viec/quyen" search={{ person: id }}>
            {name}
          </Link>
        ) : (
          <span key={id}>{name}</span>
        ),
      )}
      <div className="desk-quiet">{roleName[language]}</div>
    </>
  );
}
