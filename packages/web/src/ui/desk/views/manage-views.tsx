import type { SavedView, ViewPage } from '@dongbo/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../alert.tsx';
import { Button } from '../../button.tsx';
import { Table } from '../../table.tsx';
import { useDesk } from '../desk-context.ts';
import { Modal } from '../modal.tsx';
import { viewMutation } from './queries.ts';

interface ManageViewsProps {
  readonly page: ViewPage;
  readonly items: readonly SavedView[];
  readonly onClose: () => void;
}

/** What can be done with saved filters: another name, with which the page opens, whom they are shown to, and taking them away. */
export function ManageViews({ page, items, onClose }: ManageViewsProps) {
  const { t } = useTexts();
  return (
    <Modal title={t('views.manage.title')} onClose={onClose} wide>
      <Table caption={t('views.label')} hideCaption head={['name', 'who', 'acts'].map((key) => t(`views.head.${key}`))}>
        {items.map((view) => (
          <Row key={view.id} page={page} view={view} />
        ))}
      </Table>
    </Modal>
  );
}

function Row({ page, view }: { readonly page: ViewPage; readonly view: SavedView }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const open = useMutation(viewMutation(client, 'open'));
  const error = open.error;
  return (
    <tr>
      <th scope="row">{view.mine ? <Name view={view} /> : view.name}</th>
      <td>{view.sharedWith?.name ?? t('views.only-me')}</td>
      <td>
        {error !== null && <Problem error={error} />}
        <p className="desk-actions">
          <Button
            variant="tertiary"
            busy={open.isPending}
            onClick={() => open.mutate({ page, view: view.isFirst ? null : view.id })}
          >
            {t(view.isFirst ? 'views.first.drop' : 'views.first')}
          </Button>
          {view.mine && <Own view={view} />}
        </p>
      </td>
    </tr>
  );
}

/** The name of one's own view, to be written over. */
function Name({ view }: { readonly view: SavedView }) {
  const { t } = useTexts();
  const [name, setName] = useState(view.name);
  const rename = useMutation(viewMutation(useQueryClient(), 'rename'));
  const typed = name.trim();
  return (
    <form
      className="desk-actions"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed !== '' && typed !== view.name) rename.mutate({ viewId: view.id, name });
      }}
    >
      {rename.error !== null && <Problem error={rename.error} />}
      <input
        className="ds-input"
        aria-label={t('views.name')}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      {typed !== '' && typed !== view.name && (
        <Button type="submit" variant="secondary" busy={rename.isPending}>
          {t('views.rename')}
        </Button>
      )}
    </form>
  );
}

/** Sharing, for who leads a unit, and taking away. */
function Own({ view }: { readonly view: SavedView }) {
  const { t } = useTexts();
  const { may, post } = useDesk();
  const client = useQueryClient();
  const share = useMutation(viewMutation(client, 'share'));
  const remove = useMutation(viewMutation(client, 'remove'));
  const error = share.error ?? remove.error;
  const unitId = view.sharedWith === null ? post?.unitId : null;
  return (
    <>
      {error !== null && <Problem error={error} />}
      {may('kernel.view.share') && unitId !== undefined && (
        <Button variant="tertiary" busy={share.isPending} onClick={() => share.mutate({ viewId: view.id, unitId })}>
          {unitId === null ? t('views.share.drop') : t('views.share', { unit: post?.unitName ?? '' })}
        </Button>
      )}
      <Button variant="tertiary" danger busy={remove.isPending} onClick={() => remove.mutate({ viewId: view.id })}>
        {t('views.remove')}
      </Button>
    </>
  );
}

function Problem({ error }: { readonly error: Error }) {
  const { t } = useTexts();
  return (
    <Alert tone="danger" live="assertive">
      <p>{problemText(t, error)}</p>
    </Alert>
  );
}
