import type { Locator, Page } from 'playwright-core';
import { signInAt, type Person } from './people.ts';

/** Signs in at the desk and opens a dossier by its code, as found in the list of dossiers. */
export async function openDossier(page: Page, person: Person, code: string, prefix = ''): Promise<void> {
  await signInAt(page, `${prefix}/lam-viec/ho-so?q=${encodeURIComponent(code)}`, person);
  await page.getByRole('link', { name: code }).click();
  await page.getByRole('heading', { level: 1, name: code }).waitFor();
}

/** Chooses one of the verbs, fills what it needs and sends it; waits until the desk says that it is done. `twice`: every
 * click is a double click. */
export async function act(
  page: Page,
  verb: string,
  fill?: (page: Page) => Promise<void>,
  { twice = false } = {},
): Promise<void> {
  const press = (button: Locator) => (twice ? button.dblclick() : button.click());
  await press(page.getByRole('group', { name: 'Việc có thể làm' }).getByRole('button', { name: verb }));
  await fill?.(page);
  await press(page.locator('form').getByRole('button', { name: verb }));
  const confirm = page.getByRole('dialog').getByRole('button', { name: verb });
  // Said at the side, and where the next dossier is offered.
  const done = page.getByText(`${verb}: xong.`).first();
  await confirm.or(done).first().waitFor();
  if (await confirm.isVisible()) await press(confirm);
  await done.waitFor();
}

/** Takes the person of that name from the list of colleagues. */
export const chooseColleague = (name: string) => (page: Page) =>
  page.getByRole('radio', { name: new RegExp(name) }).check();
