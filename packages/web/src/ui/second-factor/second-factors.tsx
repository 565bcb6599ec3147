import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { OutputOf } from '@dongbo/contract';
import { api } from '../../lib/api.ts';
import { instantShort } from '../../lib/dates.ts';
import { useTexts } from '../../lib/texts.ts';
import { Button } from '../button.tsx';
import { Failed, Await } from '../states.tsx';
import { AddPasskey, AddTotp } from './add-factor.tsx';
import { listSecondFactors, removeSecondFactor, renameSecondFactor, renewRecoveryCodes } from './endpoints.ts';
import { NameForm } from './name-form.tsx';
import { hasPasskeys } from './passkey.ts';
import { RecoveryCodes } from './recovery-codes.tsx';

const factorsQuery = queryOptions({
  queryKey: ['second-factors'],
  queryFn: ({ signal }) => api.call(listSecondFactors, {}, { signal }),
});

type Factors = OutputOf<typeof listSecondFactors>;
type Factor = Factors['items'][number];
type Adding = 'totp' | 'passkey';

interface SecondFactorsProps {
  /** All that was asked is done, and the codes were kept. */
  readonly onReady?: () => void;
}

/** With what I confirm who I am: what there is, adding and removing, recovery codes. */
export function SecondFactors({ onReady }: SecondFactorsProps) {
  const query = useQuery(factorsQuery);
  const client = useQueryClient();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [adding, setAdding] = useState<Adding | null>(null);
  const changed = async (fresh: readonly string[] | null) => {
    setCodes(fresh);
    setAdding(null);
    await client.invalidateQueries(factorsQuery);
    if (fresh === null) onReady?.();
  };
  if (codes !== null)
    return (
      <RecoveryCodes
        codes={codes}
        onKept={() => {
          setCodes(null);
          onReady?.();
        }}
      />
    );
  return (
    <Await query={query}>
      {(factors) => (
        <div className="stack">
          <Standing factors={factors} />
          {factors.items.length > 0 && <FactorList factors={factors} onChanged={() => void changed(null)} />}
          {adding === 'totp' && <AddTotp onAdded={(fresh) => void changed(fresh)} onLeave={() => setAdding(null)} />}
          {adding === 'passkey' && (
            <AddPasskey onAdded={(fresh) => void changed(fresh)} onLeave={() => setAdding(null)} />
          )}
          {adding === null && <Ways factors={factors} onAdd={setAdding} />}
          {factors.items.length > 0 && <Codes left={factors.recoveryCodesLeft} onCodes={setCodes} />}
        </div>
      )}
    </Await>
  );
}

function Standing({ factors: { items, demanded } }: { readonly factors: Factors }) {
  const { t } = useTexts('factors');
  if (items.length > 0) return <p>{t(demanded ? 'standing.on.demanded' : 'standing.on')}</p>;
  return <p>{t(demanded ? 'standing.demanded' : 'standing.off')}</p>;
}

function Ways({ factors, onAdd }: { readonly factors: Factors; readonly onAdd: (adding: Adding) => void }) {
  const { t } = useTexts('factors');
  const here = factors.passkeysPossible && hasPasskeys();
  return (
    <div className="stack">
      <p className="row-buttons">
        <Button variant={factors.items.length === 0 ? 'primary' : 'secondary'} onClick={() => onAdd('totp')}>
          {t('add.totp')}
        </Button>
        {here && (
          <Button variant="secondary" onClick={() => onAdd('passkey')}>
            {t('add.passkey')}
          </Button>
        )}
      </p>
      {!here && <p>{t('add.passkey.not-here')}</p>}
    </div>
  );
}

function FactorList({ factors: { items }, onChanged }: { readonly factors: Factors; readonly onChanged: () => void }) {
  const { t } = useTexts('factors');
  return (
    <ul className="stack" aria-label={t('list')}>
      {items.map((factor) => (
        <li key={factor.id}>
          <OneFactor factor={factor} onChanged={onChanged} />
        </li>
      ))}
    </ul>
  );
}

function OneFactor({ factor, onChanged }: { readonly factor: Factor; readonly onChanged: () => void }) {
  const { t } = useTexts('factors');
  const [isNaming, setNaming] = useState(false);
  const [isRemoving, setRemoving] = useState(false);
  const rename = useMutation({
    mutationFn: (name: string) => api.call(renameSecondFactor, { factorId: factor.id, name }),
    onSuccess: () => {
      setNaming(false);
      onChanged();
    },
  });
  const remove = useMutation({
    mutationFn: () => api.call(removeSecondFactor, { factorId: factor.id }),
    onSuccess: onChanged,
  });
  const { kind, name, addedAt, lastUsedAt } = factor;
  const error = rename.error ?? remove.error;
  return (
    <div className="stack">
      <p>
        <strong>{name}</strong> · {t(`kind.${kind}`)}
        <br />
        {t('added', { at: instantShort(addedAt) })}
        {' · '}
        {lastUsedAt === null ? t('never-used') : t('last-used', { at: instantShort(lastUsedAt) })}
      </p>
      {error !== null && <Failed error={error} />}
      {isNaming && (
        <NameForm
          id={`name-${factor.id}`}
          known={name}
          verb={t('rename.save')}
          busy={rename.isPending}
          onName={(typed) => rename.mutate(typed)}
          onLeave={() => setNaming(false)}
        />
      )}
      {isRemoving && (
        <SurelyRemove
          name={name}
          busy={remove.isPending}
          onYes={() => remove.mutate()}
          onNo={() => setRemoving(false)}
        />
      )}
      {!isNaming && !isRemoving && (
        <p className="row-buttons">
          <Button variant="tertiary" aria-label={t('rename.named', { name })} onClick={() => setNaming(true)}>
            {t('rename')}
          </Button>
          <Button variant="tertiary" aria-label={t('remove.named', { name })} onClick={() => setRemoving(true)}>
            {t('remove')}
          </Button>
        </p>
      )}
    </div>
  );
}

interface SurelyRemoveProps {
  readonly name: string;
  readonly busy: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

function SurelyRemove({ name, busy, onYes, onNo }: SurelyRemoveProps) {
  const { t } = useTexts('factors');
  return (
    <>
      <p>{t('remove.sure', { name })}</p>
      <p className="row-buttons">
        <Button danger busy={busy} onClick={onYes}>
          {t('remove.yes')}
        </Button>
        <Button variant="tertiary" onClick={onNo}>
          {t('leave')}
        </Button>
      </p>
    </>
  );
}

function Codes({ left, onCodes }: { readonly left: number; readonly onCodes: (codes: readonly string[]) => void }) {
  const { t } = useTexts('factors');
  const renew = useMutation({
    mutationFn: () => api.call(renewRecoveryCodes, {}),
    onSuccess: ({ recoveryCodes }) => onCodes(recoveryCodes),
  });
  return (
    <section className="stack" aria-labelledby="recovery-codes">
      <h2 className="ds-heading" data-size="xs" id="recovery-codes">
        {t('codes.title')}
      </h2>
      <p>{t('codes.left', { n: left })}</p>
      {renew.error !== null && <Failed error={renew.error} />}
      <p>
        <Button variant="secondary" busy={renew.isPending} onClick={() => renew.mutate()}>
          {t('codes.renew')}
        </Button>
      </p>
    </section>
  );
}
