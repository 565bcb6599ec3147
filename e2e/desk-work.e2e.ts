import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { expectNoAxeViolations, expectReadableColours } from './harness/accessibility.ts';
import { takeIn, type DossierView } from './harness/arrange.ts';
import { findBrowser } from './harness/browser.ts';
import { chooseColleague } from './harness/desk.ts';
import { signInAt } from './harness/people.ts';
import { expectNoRawKeys } from './harness/raw-keys.ts';
import { describeInBrowser, useStage } from './harness/stage.ts';

async function bytesOfDownload(page: Page, button: string): Promise<Buffer> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  return readFile(await (await waiting).path());
}

describeInBrowser('the desk', () => {
  const stage = useStage();
  let dossiers: DossierView[] = [];

  beforeAll(async () => {
    if (findBrowser() === undefined) return;
    dossiers = await takeIn(stage.address, ['Mai Văn Minh Họa', 'Phùng Thị Minh Họa', 'Tạ Văn Minh Họa']);
  });

  it('inbox: many at once by keys alone: what can be done is said, receipts become one file, the outcome survives a reload', async () => {
    const page = await stage.open();
    await signInAt(page, '/lam-viec?q=Minh+Hoa', 'head');
    const row = (at: number) => page.getByRole('table').locator(`[data-row="${at}"]`);
    await row(1).waitFor();
    for (const at of [0, 1]) {
      await page.keyboard.press('j');
      await row(at)
        .locator(':focus')
        .or(row(at).and(page.locator(':focus')))
        .waitFor();
      await page.keyboard.press('x');
    }
    await page.getByText('Đã chọn: 2').waitFor();
    await page.keyboard.press('m');
    const dialog = page.getByRole('dialog', { name: 'Làm một việc cho 2 hồ sơ đã chọn' });
    await dialog.getByRole('radio', { name: /In giấy tiếp nhận/ }).waitFor();
    await expectNoAxeViolations(page);
    await dialog.getByRole('radio', { name: /In giấy tiếp nhận/ }).focus();
    await page.keyboard.press('Space');
    await dialog.getByRole('button', { name: /^In giấy tiếp nhận:/ }).focus();
    await page.keyboard.press('Enter');
    const running = page.getByRole('dialog');
    await running.getByRole('button', { name: /^In \d hồ sơ/ }).waitFor();
    await running.getByRole('link', { name: 'Mở trang theo dõi' }).press('Enter');
    await page.waitForURL('**/lam-viec/nhieu-ho-so/*');
    await page.reload();
    expect((await bytesOfDownload(page, 'Tải tệp PDF')).subarray(0, 5).toString()).toBe('%PDF-');
    await expectNoAxeViolations(page);
  });

  it('inbox: moves with j and k, opens with Enter, assigns many at once', async () => {
    const page = await stage.open();
    await signInAt(page, '/lam-viec?q=Minh+Hoa&whose=unassigned', 'head');
    const rows = page.getByRole('table').locator('[data-row]');
    await rows.first().waitFor();
    const before = await rows.count();
    expect(before).toBeGreaterThanOrEqual(3);
    const focusedRow = () =>
      page.evaluate(() => document.activeElement?.closest('[data-row]')?.getAttribute('data-row') ?? null);
    for (const [key, row] of [
      ['j', '0'],
      ['j', '1'],
      ['j', '2'],
      ['k', '1'],
    ] as const) {
      await page.keyboard.press(key);
      await expect.poll(focusedRow, { message: key }).toBe(row);
    }
    const code = await rows.nth(1).getByRole('link').innerText();
    await page.keyboard.press('Enter');
    await page.getByRole('complementary').getByRole('heading', { name: code }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('complementary').waitFor({ state: 'detached' });
    for (const key of ['x', 'j', 'x']) await page.keyboard.press(key);
    await page.getByText('Đã chọn: 2').waitFor();
    await page.keyboard.press('a');
    const dialog = page.getByRole('dialog', { name: 'Phân công hồ sơ đã chọn (2)' });
    await chooseColleague('Lê Văn Tuấn')(page);
    await expectNoAxeViolations(page);
    await dialog.getByRole('button', { name: 'Phân công' }).click();
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => rows.count()).toBe(before - 2);
  });

  it('inbox: who may not assign is not offered to', async () => {
    const page = await stage.open();
    await signInAt(page, '/lam-viec', 'specialist');
    await page.getByRole('table').locator('[data-row]').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByRole('button', { name: /^Làm một việc cho tất cả/ }).waitFor();
    expect(await page.getByRole('button', { name: /^Phân công/ }).count()).toBe(0);
  });

  it('tracking book: downloads as PDF and as a spreadsheet', async () => {
    const page = await stage.open();
    await signInAt(page, '/lam-viec/so-theo-doi', 'counter');
    await page.getByRole('link', { name: dossiers[0]?.code ?? '' }).waitFor();
    expect((await bytesOfDownload(page, 'Tải PDF')).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await bytesOfDownload(page, 'Tải bảng tính')).subarray(0, 2).toString()).toBe('PK');
  });

  it('every page: accessible in light and dark, no names of texts in three languages', async () => {
    const id = dossiers[0]?.id ?? '';
    const page = await stage.open();
    await expectGoodPage(page, ['/lam-viec']);
    await signInAt(page, '/lam-viec', 'counter');
    await expectGoodPage(page, [
      '/lam-viec',
      `/lam-viec?open=procedures.${id}`,
      '/lam-viec/quay',
      '/lam-viec/quay?procedure=1.001193',
      '/lam-viec/ho-so',
      `/lam-viec/ho-so/${id}`,
      '/lam-viec/so-theo-doi',
      '/lam-viec/danh-muc',
      '/lam-viec/thong-bao',
      '/lam-viec/danh-muc?q=khai+sinh&code=1.001193',
      '/lam-viec/khong-co',
    ]);
    const auditor = await stage.open();
    await signInAt(auditor, '/lam-viec/nhat-ky', 'auditor');
    await expectGoodPage(auditor, ['/lam-viec/nhat-ky']);
  }, 240_000);

  it('dialogs: accessible, and Escape closes them', async () => {
    const page = await stage.open();
    await signInAt(page, `/lam-viec/ho-so/${dossiers[0]?.id ?? ''}`, 'counter');
    await page.getByRole('heading', { level: 1 }).waitFor();
    for (const key of ['Control+k', '?', 'e']) {
      await page.keyboard.press(key);
      await page.getByRole('dialog').waitFor();
      await page.waitForLoadState('networkidle');
      await expectNoAxeViolations(page);
      await expectNoRawKeys(page);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
  });
});

async function expectGoodPage(page: Page, addresses: readonly string[]): Promise<void> {
  for (const address of addresses) {
    for (const language of ['en', 'uk', 'vi']) {
      await page.goto(`${address}${address.includes('?') ? '&' : '?'}lang=${language}`, { waitUntil: 'networkidle' });
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expectNoRawKeys(page);
    }
    await expectNoAxeViolations(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectReadableColours(page);
    await page.emulateMedia({ colorScheme: 'light' });
  }
}
