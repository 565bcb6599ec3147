import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useDesk } from '../../../ui/desk/desk-context.ts';
import type { Post } from '../../../ui/desk/desk-context.ts';
import { emptyForm, isBegun } from './counter-form.ts';
import type { CounterForm } from './counter-form.ts';
import { keepForm, keptForm } from './kept-form.ts';

/** Why a half-filled form is asked about: the next person is called, or the address names another procedure. */
export type Asked = { readonly why: 'next' } | { readonly why: 'procedure'; readonly code: string };

/** The form of a counter: as it was left half-filled, or empty. Nothing empties a half-filled one without a question. */
export function useForm(post: Post) {
  const { procedure: wanted } = useSearch({ from: '/lam-viec/quay' });
  const navigate = useNavigate({ from: '/lam-viec/quay' });
  const { person } = useDesk();
  const { unitId } = post;
  const [form, setForm] = useState<CounterForm>(
    () => keptForm({ unitId, personId: person.id }) ?? { ...emptyForm, procedureCode: wanted ?? null },
  );
  const [asked, setAsked] = useState<Asked | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => keepForm({ unitId, personId: person.id }, form), [form, unitId, person.id]);
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
