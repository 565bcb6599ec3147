import type { FileRef } from '@dongbo/contract';
import { ownerSignatures } from '@dongbo/contract/procedures';
import type { OwnerSignature, SiteCheckPage } from '@dongbo/contract/procedures';
import { useId, useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { ChoiceGroup } from '../../../ui/choice-group.tsx';
import { TextField } from '../../../ui/field.tsx';
import { Failed } from '../../../ui/states.tsx';
import { ScanCell } from '../counter/scan-cell.tsx';
import { signSiteCheck, signSiteCheckOnPaper } from './endpoints.ts';
import { useCheckAct } from './queries.ts';

interface PartProps {
  readonly check: SiteCheckPage;
}

/** A member who was there confirms the minutes: that is their signature. */
export function Sign({ check }: PartProps) {
  const { t } = useTexts('procedures-desk');
  const act = useCheckAct(signSiteCheck, t('site.signed-now'));
  return (
    <section className="desk-block">
      {act.error !== null && <Failed error={act.error} />}
      <p>{t('site.sign.means')}</p>
      <Button busy={act.isPending} onClick={() => act.mutate({ siteCheckId: check.id, version: check.version })}>
        {t('site.sign')}
      </Button>
    </section>
  );
}

/** What owner and outsiders signed on the printed minutes, or that the owner refused to. */
export function SignOnPaper({ check }: PartProps) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  const isThere = check.record?.ownerPresent === true;
  const [owner, setOwner] = useState<OwnerSignature>(isThere ? 'signed' : 'absent');
  const [reason, setReason] = useState('');
  const [files, setFiles] = useState<readonly FileRef[]>([]);
  const act = useCheckAct(signSiteCheckOnPaper, t('site.paper.kept'));
  const options = ownerSignatures.filter((one) => (one !== 'absent') === isThere);
  return (
    <form
      className="desk-block desk-field-form"
      onSubmit={(event) => {
        event.preventDefault();
        const fileIds = files.map((file) => file.id);
        act.mutate({ siteCheckId: check.id, version: check.version, owner, reason, fileIds });
      }}
    >
      <h2>{t('site.paper')}</h2>
      <p className="desk-quiet">{t('site.paper.hint')}</p>
      {act.error !== null && <Failed error={act.error} />}
      <ChoiceGroup
        id={`${id}-owner`}
        label={t('site.owner', { name: check.ownerName })}
        options={options.map((value) => ({ value, label: t(`site.paper.${value}`) }))}
        value={owner}
        onChange={(next) => setOwner(ownerSignatures.find((one) => one === next) ?? owner)}
      />
      {owner === 'refused' && (
        <TextField
          id={`${id}-reason`}
          label={t('site.paper.reason')}
          required
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      )}
      <p className="ds-label" data-weight="medium">
        {t('site.paper.scan')}
      </p>
      <ScanCell
        name={t('site.paper.scan')}
        files={files}
        tabIndex={0}
        onAdd={(file) => setFiles((now) => [...now, file])}
        onRemove={(file) => setFiles((now) => now.filter((one) => one !== file))}
      />
      <p className="desk-actions">
        <Button type="submit" busy={act.isPending} disabled={owner === 'refused' && reason.trim() === ''}>
          {t('site.paper.send')}
        </Button>
      </p>
    </form>
  );
}
