import { useEffect, useState } from 'react';

/** So long a question stands there before it can be answered: longer than the second half of a double click, and long enough to be seen. */
const seenAfter = 700;

/** A question that is asked once, where the same button or key that asked it answers it too. Whoever presses twice has not read it: what is
 * pressed before it has stood there for a while is no answer. `question` says what is asked, '' where nothing is. */
export function useAskedOnce(question: string) {
  const [asked, setAsked] = useState('');
  const [seen, setSeen] = useState('');
  const isAsked = question !== '' && question === asked;
  useEffect(() => {
    if (!isAsked) return undefined;
    const timer = setTimeout(() => setSeen(question), seenAfter);
    return () => clearTimeout(timer);
  }, [isAsked, question]);
  const isReady = isAsked && seen === question;
  return {
    isAsked,
    /** It has been seen: the next press answers it. */
    isReady,
    /** May it go on? Otherwise the question is asked now, or waits to be read. */
    passes(): boolean {
      if (question === '' || isReady) return true;
      if (!isAsked) setSeen('');
      setAsked(question);
      return false;
    },
  };
}

/** Has what is in the page now stood there for a while? For a dialog that is confirmed by the key that opened it. */
export function useSeen(): boolean {
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSeen(true), seenAfter);
    return () => clearTimeout(timer);
  }, []);
  return isSeen;
}
