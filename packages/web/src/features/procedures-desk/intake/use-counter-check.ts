import { identityText } from '@dongbo/contract';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { CounterForm } from '../counter/counter-form.ts';
import { intakeCheckQuery } from './queries.ts';
import type { IntakeQuestion } from './queries.ts';

/** So long nothing more is typed before it is asked. */
const pauseMs = 350;
/** The shortest number that tells somebody. */
const shortest = 8;

/** By what it is asked; null as long as neither a number nor a whole name of somebody without one stands there. Pure. */
export function questionOf(form: CounterForm, subject: string): IntakeQuestion | null {
  const number = identityText(form.identityNumber);
  const about = {
    ...(form.procedureCode === null ? {} : { procedureCode: form.procedureCode }),
    ...(subject.trim() === '' ? {} : { subject: subject.trim() }),
  };
  if (number.length >= shortest) return { ...about, identityNumber: form.identityNumber.trim() };
  const name = form.ownerName.trim();
  if (number !== '' || form.procedureCode === null || !name.includes(' ')) return null;
  return { ...about, ownerName: name };
}

/** Asks while the officer types, once it rests, and never in the way of the typing. */
export function useCounterCheck(form: CounterForm, subject: string) {
  const asked = JSON.stringify(questionOf(form, subject));
  const [settled, setSettled] = useState(asked);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(asked), pauseMs);
    return () => clearTimeout(timer);
  }, [asked]);
  const question = JSON.parse(settled) as IntakeQuestion | null;
  const { data } = useQuery(intakeCheckQuery(question));
  // What was found for another number is nothing of this one.
  return question !== null && settled === asked ? data : undefined;
}
