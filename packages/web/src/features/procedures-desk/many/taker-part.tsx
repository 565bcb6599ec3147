import type { ReceiverKind } from '@dongbo/contract/procedures';
import { useTexts } from '../../../lib/texts.ts';
import { ReceiverFields, type useReceiver } from '../parts/receiver-fields.tsx';
import type { Choice } from './queries.ts';

type Takers = NonNullable<Choice['takers']>;

/** Who most likely stands there: the owner, where all are of one; where they are of several, who handed all of them in, or somebody who
 * shows a mandate. Pure. */
export function likelyTaker(takers: Choice['takers']): ReceiverKind {
  if (takers === null || takers.owner !== null) return 'owner';
  return takers.submitter === null ? 'mandate' : 'submitter';
}

interface Props {
  readonly takers: Takers;
  readonly receiver: ReturnType<typeof useReceiver>['receiver'];
  readonly onChange: ReturnType<typeof useReceiver>['change'];
}

/** Who takes all of the results: their one owner, who handed in all of them, or one person with a mandate of each. */
export function TakerPart({ takers, receiver, onChange }: Props) {
  const { t } = useTexts('procedures-desk');
  const { owners, owner, submitter } = takers;
  return (
    <>
      {owner === null && <p className="desk-warning">{t('many.several-owners', { n: owners })}</p>}
      <ReceiverFields
        dossier={{ owner: owner === null ? null : { name: owner }, submitterName: submitter ?? '' }}
        receiver={receiver}
        onChange={onChange}
      />
    </>
  );
}
