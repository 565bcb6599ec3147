import type { ReactNode } from 'react';
import type { MyDossier } from '@dongbo/contract';
import { api } from '../../lib/api.ts';
import { getMyFile } from '../../lib/endpoints.ts';
import { useTexts } from '../../lib/texts.ts';
import { TimeText } from '../../ui/time-text.tsx';

/** What was sent and where: units, papers, answers. Folded, because who comes back comes for the news. */
export function SentContent({ dossier }: { readonly dossier: MyDossier }) {
  const { t, language } = useTexts();
  const papers = dossier.papers.filter(({ files, originals, certifiedCopies, photocopies }) => files.length + originals + certifiedCopies + photocopies > 0);
  return (
    <section className="stack" aria-labelledby="sent-title">
      <h2 className="ds-heading" data-size="xs" id="sent-title">
        {t('dossier.sent')}
      </h2>
      <dl className="facts">
        <Fact label={t('dossier.submitted-at')}>
          <TimeText at={dossier.submittedAt} />, {t(`terms:channel.${dossier.channel}`).toLocaleLowerCase()}
        </Fact>
        <Fact label={t('dossier.owner')}>{dossier.owner.name}</Fact>
        <Fact label={t('dossier.receiving-unit')}>{dossier.receivingUnit.name}</Fact>
        <Fact label={t('dossier.competent-unit')}>{dossier.competentUnit.name}</Fact>
        <Fact label={t('return.label')}>{t(`terms:return-method.${dossier.returnMethod}`)}</Fact>
      </dl>
      <div>
        {papers.length > 0 && (
          <details className="ds-details">
            <summary>{t('dossier.papers')}</summary>
            <div>
              <ul className="paper-list">
                {papers.map((paper) => (
                  <li key={paper.componentId}>
                    <span lang="vi">{paper.name}</span>
                    {paper.files.map((file) => (
                      <a key={file.id} className="ds-link block" href={api.url(getMyFile, { fileId: file.id })} target="_blank" rel="noopener">
                        {file.name}
                      </a>
                    ))}
                  </li>
                ))}
              </ul>
            </div>
          </details>
        )}
        <details className="ds-details">
          <summary>{t('dossier.answers')}</summary>
          <div>
            {dossier.answers.map(({ section, rows }) => (
              <section key={section.vi} className="check-part">
                <h3 className="ds-heading" data-size="2xs">
                  {section[language]}
                </h3>
                <dl className="facts">
                  {rows.map((row) => (
                    <Fact key={row.label.vi} label={row.label[language]}>
                      {row.value}
                    </Fact>
                  ))}
                </dl>
              </section>
            ))}
          </div>
        </details>
      </div>
    </section>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
