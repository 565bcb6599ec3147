import { demonstrationPassword } from '@dongbo/kernel';
import type { Page } from 'playwright-core';

/** Demonstration accounts in the ward Trấn Biên, by what they do. */
export const people = {
  citizen: 'congdan1',
  counter: 'motcua.tranbien',
  head: 'truongphong.tranbien',
  specialist: 'chuyenvien.tranbien',
  leader: 'lanhdao.tranbien',
  clerk: 'vanthu.tranbien',
  auditor: 'kiemtoan',
} as const;

export type Person = keyof typeof people;

/** Fills and sends the sign-in form that stands on the page, of the portal or of the desk. */
export async function fillSignIn(page: Page, person: Person): Promise<void> {
  const name = page.getByLabel('Tên đăng nhập');
  // A form that asks again already knows who.
  if (await name.isEditable()) await name.fill(people[person]);
  await page.getByLabel('Mật khẩu').fill(demonstrationPassword);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
}

/** Second step of a demonstration account that has one: the page shows its code. */
export async function fillSecondStep(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Điền mã này' }).click();
  await page.getByRole('button', { name: 'Xác nhận' }).click();
  await page.getByRole('button', { name: 'Xác nhận' }).waitFor({ state: 'detached' });
}

/** Goes to an address of the desk or portal and signs in by the form that stands in the way. */
export async function signInAt(page: Page, address: string, person: Person): Promise<void> {
  await page.goto(address);
  await fillSignIn(page, person);
  await page.getByLabel('Mật khẩu').waitFor({ state: 'detached' });
}
