import { formatPhone } from '@dongbo/contract';
import type { Dossier } from '@dongbo/contract/procedures';
import { useTexts } from '../../../lib/texts.ts';
import { useFormat } from '../../../ui/desk/use-format.ts';

/** Who it is about, and the answers of the form, written out for reading. */
export function AnswersView({ dossier }: { readonly dossier: Dossier }) {
  const { t } = useTexts('procedures-desk');
  const format = useFormat();
  const { owner } = dossier;
  const about = [
    [t('owner.name'), owner.name],
    [t('owner.type'), t(`terms:owner-type.${owner.type}`)],
    [t('owner.identity'), owner.identityNumber],
    [t('owner.address'), owner.address],
    [t('owner.phone'), owner.phone === null ? null : formatPhone(owner.phone)],
    [t('owner.email'), owner.email],
    [
      t('owner.submitter'),
      dossier.submitterName === owner.name && !dossier.byAuthorisation ? null : dossier.submitterName,
    ],
    [t('owner.channel'), t(`terms:channel.${dossier.channel}`)],
    [t('owner.return'), t(`terms:return-method.${dossier.returnMethod}`)],
  ] as const;
  return (
    <>
      <section className="desk-block" aria-labelledby="owner-title">
        <h2 id="owner-title">{t('dossier.owner')}</h2>
        <dl className="desk-facts">
          {about.map(([name, value]) =>
            value === null || value === '' ? null : (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
          )}
        </dl>
        {dossier.identityWarnings.map((code) => (
          <p key={code} className="desk-warning">
            {t(`identity.${code}`)}
          </p>
        ))}
      </section>
      {dossier.answers.map((part) => (
        <section key={part.section.vi} className="desk-block" aria-label={format.local(part.section)}>
          <h2>{format.local(part.section)}</h2>
          <dl className="desk-facts">
            {part.rows.map((row) => (
              <div key={row.label.vi}>
                <dt>{format.local(row.label)}</dt>
                <dd>{row.value}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}
