import type { Contact, UnitRef } from '@dongbo/contract';
import type { z } from 'zod';
import { spacePrefix } from '../../lib/space.ts';
import { useTexts } from '../../lib/texts.ts';
import { Hotline } from '../../ui/frame.tsx';

interface AskHereProps {
  readonly unit: z.infer<typeof UnitRef>;
  readonly contact: Contact;
}

/** Whom to call about a dossier: the unit that received it as far as its number was published, else the hotline; and where its
 * address and hours stand. */
export function AskHere({ unit, contact: { phone, address } }: AskHereProps) {
  const { t } = useTexts('procedures-portal');
  return (
    <>
      <span lang="vi">{unit.name}</span>
      {address !== null && (
        <span className="block" lang="vi">
          {address}
        </span>
      )}
      <span className="block">
        {phone === null ? (
          <Hotline />
        ) : (
          <a className="ds-link" href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>
            {phone}
          </a>
        )}
      </span>
      <a className="ds-link" href={`${spacePrefix}/lien-he#don-vi-${unit.id}`}>
        {t('ask.hours')}
      </a>
    </>
  );
}
