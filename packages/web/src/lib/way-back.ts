type Guard = (event: Event) => void;

let guard: Guard | null = null;

// Listeners of the window are called in the order in which they came: this one comes with the program, before the router's, so that a page
// can stop the way back before the router has seen it.
addEventListener('popstate', (event) => guard?.(event));

/** Lets a page look at every step through the history before the router does; `stopImmediatePropagation` keeps it from the router.
 * @returns ends it */
export function guardWayBack(by: Guard): () => void {
  guard = by;
  return () => {
    guard = null;
  };
}
