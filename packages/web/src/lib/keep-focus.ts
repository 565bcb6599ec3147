/** Once the page is drawn anew: what had the focus may be gone, and with it the place of whoever uses the keyboard. They go on where
 * `find` says, unless something else has taken the focus. */
export function keepFocus(find: () => HTMLElement | null | undefined): void {
  requestAnimationFrame(() => {
    if (document.activeElement === null || document.activeElement === document.body) find()?.focus();
  });
}
