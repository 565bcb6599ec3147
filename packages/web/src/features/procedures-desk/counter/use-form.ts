import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useDesk } from '../../../ui/desk/desk-context.ts';
import type { Post } from '../../../ui/desk/desk-context.ts';
import { emptyForm, isBegun } from './counter-form.ts';
import type { CounterForm } from './counter-form.ts';
import { formAtHand, keepForm, openKeptForm } from './kept-form.ts';

/** Why a half-filled form is asked about: the next person is called, or the address names another procedure. */
export type Asked = { readonly why: 'next' } | { readonly why: 'procedure'; readonly code: string };

/** The form of a counter: as it was left half-filled, or empty. Nothing empties a half-filled one without a question. */
export function useForm(post: Post) {
  const { procedure: wanted } = useSearch({ from: '/lam-viec/quay' });
  const navigate = useNavigate({ from: '/lam-viec/quay' });
  const { person } = useDesk();
  const { unitId } = post;
  const personId = person.id;
  const [form, setForm] = useState<CounterForm>(
    () => formAtHand({ unitId, personId }) ?? { ...emptyForm, procedureCode: wanted ?? null },
  );
  const [asked, setAsked] = useState<Asked | null>(null);
  // Nothing is kept before it is known what was kept: an empty form would take its place.
  const [isOpened, setOpened] = useState(() => formAtHand({ unitId, personId }) !== null);
  const code = useRef(wanted);
  useEffect(() => {
    if (isOpened) return;
    let isGone = false;
    void openKeptForm({ unitId, personId }).then((kept) => {
      if (isGone) return;
      setOpened(true);
      if (kept === null) return;
      // Who came with a procedure and left nothing half-filled goes on with that one.
      if (code.current !== undefined && !isBegun(kept)) return;
      setForm((now) => (isBegun(now) ? now : kept));
      const isOther = code.current !== undefined && code.current !== kept.procedureCode;
      if (isOther && isBegun(kept)) setAsked({ why: 'procedure', code: code.current ?? '' });
    });
    return () => {
      isGone = true;
    };
  }, [isOpened, unitId, personId]);
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (isOpened) keepForm({ unitId, personId }, form);
  }, [isOpened, form, unitId, personId]);
  const begin = (procedureCode: string | null) => {
    setForm({ ...emptyForm, procedureCode });
    setAsked(null);
    setRound((now) => now + 1);
  };
  const [seen, setSeen] = useState<string>();
  if (wanted !== seen) {
    setSeen(wanted);
    if (wanted !== undefined && wanted !== form.procedureCode) {
      if (isBegun(form)) setAsked({ why: 'procedure', code: wanted });
      else begin(wanted);
    }
  }
  // Taken once: whoever chooses another procedure afterwards, or loads the page anew, keeps what is chosen then.
  useEffect(() => {
    if (wanted !== undefined) void navigate({ search: {}, replace: true });
  }, [wanted, navigate]);
  return { form, setForm, round, asked, setAsked, begin };
}
