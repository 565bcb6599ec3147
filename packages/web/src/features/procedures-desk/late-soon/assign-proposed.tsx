import type { OutputOf } from '@dongbo/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { useDesk } from '../../../ui/desk/desk-context.ts';
import type { listLateSoon } from '../endpoints.ts';
import { assignMutation } from '../queries/dossiers.ts';

type Forecast = OutputOf<typeof listLateSoon>;

/** Hands over what is proposed, one request for each person; what was refused or changed meanwhile is named with its reason. */
export function AssignProposed({ items, people }: Pick<Forecast, 'items' | 'people'>) {
  const { t } = useTexts('procedures-desk');
  const { may } = useDesk();
  const assign = useMutation(assignMutation(useQueryClient()));
  const all = useMutation({
    mutationFn: async () => {
      const refused: { readonly code: string; readonly why: string }[] = [];
      for (const { id } of people) {
        const given = items.filter(({ proposed }) => proposed === id);
        if (given.length === 0) continue;
        const dossiers = given.map(({ dossierId, version }) => ({ dossierId, version }));
        const answer = await assign.mutateAsync({ assigneeId: id, dossiers });
        for (const { dossierId, code: why } of answer.refused)
          refused.push({ code: given.find((one) => one.dossierId === dossierId)?.code ?? '', why });
      }
      return refused;
    },
  });
  const number = items.filter(({ proposed }) => proposed !== null).length;
  if (!may('procedures.dossier.assign') || (number === 0 && all.data === undefined)) return null;
  return (
    <>
      {all.error !== null && (
        <Alert tone="danger" live="assertive">
          <p>{problemText(t, all.error)}</p>
        </Alert>
      )}
      {all.data !== undefined && all.data.length > 0 && (
        <Alert tone="warning" title={t('inbox.assign.refused', { n: all.data.length })} live="assertive">
          <ul>
            {all.data.map(({ code, why }) => (
              <li key={code}>
                <b className="tabular">{code}</b> {t([`refusals:${why}`, `problems:${why}`, 'problems:internal-error'])}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {number > 0 && (
        <p className="desk-actions">
          <Button busy={all.isPending} onClick={() => all.mutate()}>
            {t('late-soon.assign', { n: number })}
          </Button>
        </p>
      )}
    </>
  );
}
