import type { ReactNode } from 'react';
import type { MyDossier } from '@dongbo/contract/procedures';
import { api } from '../../../lib/api.ts';
import { getMyFile } from '../endpoints.ts';
import { useTexts } from '../../../lib/texts.ts';
import { TimeText } from '../../../ui/time-text.tsx';

/** What was sent and where: units, papers, answers. Folded, because who comes back comes for the news. */
export function SentContent({ dossier }: { readonly dossier: MyDossier }) {
  const { t } = useTexts('procedures-portal');
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
        <SentPapers papers={dossier.papers} />
        <SentAnswers answers={dossier.answers} />
      </div>
    </section>
  );
}

function SentPapers({ papers }: Pick<MyDossier, 'papers'>) {
  const { t } = useTexts('procedures-portal');
  const given = papers.filter(
    (paper) => paper.files.length + paper.originals + paper.certifiedCopies + paper.photocopies > 0,
  );
  if (given.length === 0) return null;
  return (
    <details className="ds-details">
      <summary>{t('dossier.papers')}</summary>
      <div>
        <ul className="paper-list">
          {given.map((paper) => (
            <li key={paper.componentId}>
              <span lang="vi">{paper.name}</span>
              {paper.source !== null && (
                <span className="quiet block">
                  {t('dossier.paper-source', {
                    name: [paper.source.name, paper.source.number].filter(Boolean).join(' '),
                    unit: paper.source.unitName,
                  })}
                </span>
              )}
              {paper.files.map((file) => (
                <a
                  key={file.id}
                  className="ds-link block"
                  href={api.url(getMyFile, { fileId: file.id })}
                  target="_blank"
                  rel="noopener"
                >
                  {file.name}
                </a>
              ))}
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}

function SentAnswers({ answers }: Pick<MyDossier, 'answers'>) {
  const { t, language } = useTexts('procedures-portal');
  return (
    <details className="ds-details">
      <summary>{t('dossier.answers')}</summary>
      <div>
        {answers.map(({ section, rows }) => (
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
