/** The key that does the same as the button it stands in; not read out, the help dialog lists all keys. */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <kbd className="desk-key" aria-hidden="true">
      {keys}
    </kbd>
  );
}
