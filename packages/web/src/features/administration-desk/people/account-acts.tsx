import type { Account } from '@dongbo/contract/administration';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../lib/api.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { announce } from '../../../ui/desk/announcer.tsx';
import { useDesk } from '../../../ui/desk/desk-context.ts';
import { printPdf } from '../../../ui/desk/fetch-file.ts';
import { closeAccount, inviteAgain, printInvitation, reopenAccount } from '../endpoints.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { CloseDialog } from './close-dialog.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

type Act = 'change' | 'close' | 'reopen' | 'invite';

/** What an administrator can do to the account of somebody else; each act asks why. */
export function AccountActs({ account }: { readonly account: Account }) {
  const { t } = useTexts('administration-desk');
  const { session, may } = useDesk();
  const client = useQueryClient();
  const [act, setAct] = useState<Act | null>(null);
  if (session.space !== 'official') return null;
  const isClosed = account.state === 'closed';
  const done = async (said: string) => {
    setAct(null);
    announce(said);
    await client.invalidateQueries({ queryKey: ['administered-person', account.id] });
    await client.invalidateQueries({ queryKey: ['administered-people'] });
  };
  return (
    <>
      <p className="desk-actions">
        {!isClosed && may('administration.person.change') && (
          <Button variant="secondary" onClick={() => setAct('change')}>
            {t('act.change')}
          </Button>
        )}
        {!isClosed && may('administration.account.invite') && (
          <Button variant="secondary" onClick={() => setAct('invite')}>
            {t(account.state === 'invited' ? 'act.invite' : 'act.reset')}
          </Button>
        )}
        {account.invitation !== null && !account.invitation.expired && may('administration.invitation.print') && (
          <Button variant="secondary" onClick={() => void printPdf(api.url(printInvitation, { personId: account.id }))}>
            {t('act.print')}
          </Button>
        )}
        {isClosed && may('administration.account.reopen') && (
          <Button onClick={() => setAct('reopen')}>{t('act.reopen')}</Button>
        )}
        {!isClosed && may('administration.account.close') && (
          <Button variant="secondary" danger onClick={() => setAct('close')}>
            {t('act.close')}
          </Button>
        )}
      </p>
      {act !== null && <ActDialog act={act} account={account} onClose={() => setAct(null)} onDone={done} />}
    </>
  );
}

interface ActDialogProps {
  readonly act: Act;
  readonly account: Account;
  readonly onClose: () => void;
  readonly onDone: (said: string) => Promise<void>;
}

function ActDialog({ act, account, onClose, onDone }: ActDialogProps) {
  const { t } = useTexts('administration-desk');
  const { id: personId, email, state } = account;
  const done = { onClose, onDone: () => void onDone(t(`act.${act}.done`)) };
  switch (act) {
    case 'change':
      return <ChangeDialog account={account} {...done} />;
    case 'close':
      return (
        <CloseDialog
          account={account}
          send={(reason, colleagueId) => api.call(closeAccount, { personId, colleagueId, reason })}
          {...done}
        />
      );
    case 'reopen':
      return (
        <ReasonDialog
          title={t('act.reopen')}
          text={t('act.reopen.text')}
          send={(reason) => api.call(reopenAccount, { personId, reason })}
          {...done}
        />
      );
    case 'invite':
      return (
        <ReasonDialog
          title={t(state === 'invited' ? 'act.invite' : 'act.reset')}
          text={t(email === null ? 'act.invite.by-letter' : 'act.invite.by-email', { email })}
          send={(reason) => api.call(inviteAgain, { personId, by: email === null ? 'letter' : 'email', reason })}
          {...done}
        />
      );
  }
}
