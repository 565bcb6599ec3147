import { randomId } from '@dongbo/contract';
import { useRef } from 'react';

/** The same input has the same request id: a second press after a lost answer makes no second dossier. */
export function useRequestId(): (input: unknown) => string {
  const last = useRef({ text: '', id: '' });
  return (input) => {
    const text = JSON.stringify(input);
    if (text !== last.current.text) last.current = { text, id: randomId() };
    return last.current.id;
  };
}
