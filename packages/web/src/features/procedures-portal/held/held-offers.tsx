import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FileRef } from '@dongbo/contract';
import type { HeldOffer, HeldSource, HeldTaken } from '@dongbo/contract/procedures';
import { problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { useDraft } from '../filing/draft-context.tsx';
import { draftHeldQuery, takeForDraft } from './queries.ts';
import { SourceText } from './source-text.tsx';

export interface HeldOffersProps {
  readonly componentId: string;
  /** Files of the paper in the draft. */
  readonly files: readonly FileRef[];
  readonly onTake: (files: readonly FileRef[]) => void;
  readonly onBack: (file: FileRef) => void;
}

/** Where the state holds a paper already: what it is, one press to use it, and the way back. */
export function HeldOffers({ componentId, files, onTake, onBack }: HeldOffersProps) {
  const { t } = useTexts('procedures-portal');
  const { draft } = useDraft();
  const client = useQueryClient();
  const query = draftHeldQuery(draft);
  const { data } = useQuery(query);
  const taking = useMutation({
    mutationFn: (offer: HeldOffer) => takeForDraft(draft.id, offer),
    onSuccess: ({ files: taken, source }: HeldTaken) => {
      client.setQueryData(
        query.queryKey,
        (known) =>
          known && { ...known, taken: [...known.taken, ...taken.map(({ id: fileId }) => ({ fileId, source }))] },
      );
      onTake(taken);
    },
  });
  if (data === undefined) return null;
  const used = files.flatMap((file) => {
    const found = data.taken.find(({ fileId }) => fileId === file.id);
    return found === undefined ? [] : [{ file, source: found.source }];
  });
  const [first] = used;
  if (first !== undefined)
    return <Used source={first.source} onBack={() => used.forEach(({ file }) => onBack(file))} />;
  const offers = data.offers.filter((offer) => offer.componentId === componentId);
  if (files.length > 0 || offers.length === 0) return null;
  return (
    <div className="held-offers">
      <p>{t('held.here')}</p>
      <ul>
        {offers.map((offer) => (
          <Offer
            key={`${offer.heldInId} ${offer.heldComponentId ?? ''}`}
            offer={offer}
            isBusy={taking.isPending}
            onUse={() => taking.mutate(offer)}
          />
        ))}
      </ul>
      {taking.error !== null && (
        <p className="ds-validation-message" role="alert">
          {problemText(t, taking.error)}
        </p>
      )}
    </div>
  );
}

/** What is used in place of a paper of one's own, and the way back. */
function Used({ source, onBack }: { readonly source: HeldSource; readonly onBack: () => void }) {
  const { t } = useTexts('procedures-portal');
  return (
    <div className="held-used" role="status">
      <p>
        {t('held.used')} <SourceText source={source} />
      </p>
      <Button variant="tertiary" onClick={onBack}>
        {t('held.back')}
      </Button>
    </div>
  );
}

interface OfferProps {
  readonly offer: HeldOffer;
  readonly isBusy: boolean;
  readonly onUse: () => void;
}

function Offer({ offer, isBusy, onUse }: OfferProps) {
  const { t } = useTexts('procedures-portal');
  return (
    <li>
      <SourceText source={offer} />
      {offer.subject !== null && <span className="quiet"> {t('held.about', { subject: offer.subject })}</span>}
      <Button disabled={isBusy} onClick={onUse} aria-label={t('held.use.named', { name: offer.name })}>
        {t('held.use')}
      </Button>
    </li>
  );
}
