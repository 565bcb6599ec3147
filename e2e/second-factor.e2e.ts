import { demonstrationPassword } from '@dongbo/kernel';
import type { CDPSession, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { expectNoAxeViolations, expectNoSidewaysScroll } from './harness/accessibility.ts';
import { fillSecondStep, signInAt } from './harness/people.ts';
import { describeInBrowser, useStage } from './harness/stage.ts';

/** A device that checks the person by itself and keeps passkeys. */
async function withDevice(page: Page): Promise<{ devtools: CDPSession; authenticatorId: string }> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { devtools, authenticatorId };
}

/** Name and password on the page of signing in. */
async function fillFirstStep(page: Page, username: string): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel('Mật khẩu').fill(demonstrationPassword);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
}

async function keepCodes(page: Page): Promise<string[]> {
  await page.getByRole('heading', { name: 'Mã dự phòng' }).waitFor();
  await expectNoAxeViolations(page);
  const codes = await page.locator('.recovery-codes code').allTextContents();
  await page.getByLabel('Tôi đã cất các mã này.').check();
  await page.getByRole('button', { name: 'Xong' }).click();
  return codes;
}

describeInBrowser('second factors', () => {
  const stage = useStage();

  it('a citizen makes a passkey, signs in by it alone and as second step, and removes it', async () => {
    stage.expectTrouble(/answered 4\d\d/);
    const page = await stage.open({ byName: true });
    const { devtools, authenticatorId } = await withDevice(page);
    await signInAt(page, '/cua-toi/xac-thuc', 'citizen');
    await page.getByRole('heading', { level: 1, name: 'Xác thực hai bước' }).waitFor();
    await expectNoAxeViolations(page);
    await page.getByRole('button', { name: 'Thêm khóa truy cập' }).click();
    await page.getByRole('button', { name: 'Tạo khóa truy cập' }).click();
    const codes = await keepCodes(page);
    expect(codes).toHaveLength(10);
    await page.getByText('Máy tính của tôi').waitFor();
    expect((await devtools.send('WebAuthn.getCredentials', { authenticatorId })).credentials).toHaveLength(1);

    await page.context().clearCookies();
    await page.goto('/dang-nhap');
    await page.getByRole('button', { name: 'Đăng nhập bằng khóa truy cập' }).click();
    await page.waitForURL('**/cua-toi');

    // A device that does not know the person gives nothing.
    await page.context().clearCookies();
    await page.goto('/dang-nhap');
    await fillFirstStep(page, 'congdan1');
    await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
    await page.getByRole('button', { name: 'Dùng khóa truy cập' }).click();
    await page.getByText('Chưa nhận được khóa truy cập').waitFor();
    await expectNoAxeViolations(page);
    await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
    await page.getByRole('button', { name: 'Dùng khóa truy cập' }).click();
    await page.waitForURL('**/cua-toi');

    // Without the device: a recovery code, once.
    const other = await stage.open({ byName: true, device: 'phone' });
    for (const expected of ['in', 'refused'] as const) {
      await other.context().clearCookies();
      await other.goto('/dang-nhap');
      await fillFirstStep(other, 'congdan1');
      await other.getByRole('button', { name: /mã dự phòng/ }).click();
      await other.getByLabel('Mã dự phòng').fill(codes[0] ?? '');
      await other.getByRole('button', { name: 'Xác nhận' }).click();
      if (expected === 'in') await other.waitForURL('**/cua-toi');
      else await other.getByText('Mã không đúng hoặc đã dùng rồi.').waitFor();
    }

    await page.goto('/cua-toi/xac-thuc');
    await page.getByRole('button', { name: 'Gỡ “Máy tính của tôi”' }).click();
    await page.getByRole('button', { name: 'Gỡ bỏ' }).click();
    await page.getByText('Tài khoản chưa dùng xác thực hai bước.').waitFor();
  });

  it('an administrator of the demonstration signs in with the code that the page shows there', async () => {
    const page = await stage.open({ byName: true });
    await page.goto('/lam-viec/xac-thuc');
    await fillFirstStep(page, 'quantri.sokhcn');
    await page.getByText('Mật khẩu đúng.').waitFor();
    await expectNoAxeViolations(page);
    await fillSecondStep(page);
    await page.getByRole('heading', { level: 1, name: 'Xác thực hai bước' }).waitFor();
    await expectNoAxeViolations(page);
    await expectNoSidewaysScroll(page);
  });
});
