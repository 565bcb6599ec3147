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
  const close = () => setAct(null);
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
      {act === 'change' && <ChangeDialog account={account} onClose={close} onDone={() => done(t('act.change.done'))} />}
      {act === 'close' && (
        <CloseDialog
          account={account}
          onClose={close}
          send={(reason, colleagueId) => api.call(closeAccount, { personId: account.id, colleagueId, reason })}
          onDone={() => done(t('act.close.done'))}
        />
      )}
      {act === 'reopen' && (
        <ReasonDialog
          title={t('act.reopen')}
          text={t('act.reopen.text')}
          send={(reason) => api.call(reopenAccount, { personId: account.id, reason })}
          onClose={close}
          onDone={() => done(t('act.reopen.done'))}
        />
      )}
      {act === 'invite' && (
        <ReasonDialog
          title={t(account.state === 'invited' ? 'act.invite' : 'act.reset')}
          text={t(account.email === null ? 'act.invite.by-letter' : 'act.invite.by-email', { email: account.email })}
          send={(reason) =>
            api.call(inviteAgain, { personId: account.id, by: account.email === null ? 'letter' : 'email', reason })
          }
          onClose={close}
          onDone={() => done(t('act.invite.done'))}
        />
      )}
    </>
  );
}
