/** When somebody last touched the page. */
let lastTouch = Date.now();

for (const name of ['pointerdown', 'keydown', 'touchstart'] as const) {
  addEventListener(
    name,
    () => {
      lastTouch = Date.now();
    },
    { passive: true, capture: true },
  );
}

const aWhile = 70_000;

/** Has nobody touched the page for a while? */
export const isHandsOff = (): boolean => Date.now() - lastTouch > aWhile;

/** Tells the server that a request was made by the page alone: it does not count as use, so that a list that looks for
 * news by itself does not keep an empty desk signed in. */
export const handsOff = (): Record<string, string> => (isHandsOff() ? { 'x-background': 'true' } : {});
