/** So many frames a page may take until it is drawn anew, half a second. */
const mostFrames = 30;

/** What had the focus goes when the page is drawn anew, and with it the place of whoever uses the keyboard. They go on where `find`
 * says, unless something else has taken the focus. */
export function keepFocus(find: () => HTMLElement | null | undefined): void {
  let frames = 0;
  const look = () => {
    frames += 1;
    if (document.activeElement === null || document.activeElement === document.body) find()?.focus();
    else if (frames < mostFrames) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
