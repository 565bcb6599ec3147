import { demonstrationPassword } from '@dongbo/kernel';
import { expect, it } from 'vitest';
import { needsScrolling, tabTo } from './harness/keyboard.ts';
import { textOfPdf } from './harness/pdf.ts';
import { people } from './harness/people.ts';
import { describeInBrowser, useStage } from './harness/stage.ts';

describeInBrowser('the counter with the keyboard alone', () => {
  const stage = useStage();

  it('takes in a paper dossier for a person who stands there, prints the receipt and calls the next', async () => {
    const page = await stage.open({ device: 'desk' });
    const { keyboard } = page;
    await page.goto('/lam-viec');
    await tabTo(page, page.getByLabel('Tên đăng nhập'));
    await keyboard.type(people.counter);
    await keyboard.press('Tab');
    await keyboard.type(demonstrationPassword);
    await keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Việc cần làm' }).waitFor();

    await keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').waitFor();
    await keyboard.type('quay tiep');
    await page.getByRole('option', { name: 'Quầy tiếp nhận' }).waitFor();
    await keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Quầy tiếp nhận' }).waitFor();
    expect(await needsScrolling(page)).toEqual([]);

    await tabTo(page, page.getByRole('combobox', { name: 'Tên hoặc mã thủ tục' }));
    await keyboard.type('1.001193');
    await page.getByRole('option', { name: 'Đăng ký khai sinh' }).waitFor();
    await keyboard.press('Enter');
    await page.getByRole('grid').waitFor();
    // The order of the talk: the officer only types and tabs.
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('counter-identity');
    await keyboard.type('075190000018');
    await page.getByText('Nữ, sinh năm 1990').waitFor();
    await tabTo(page, page.getByLabel('Họ tên hoặc tên tổ chức'), 3);
    await keyboard.type('Trần Thị Ngọc Ánh');
    await keyboard.press('Tab');
    await keyboard.type('0901000017');
    await keyboard.press('Tab');
    await keyboard.type('Số 12 đường Minh Họa, phường Trấn Biên');
    // What is needed depends on the case: F4 asks for it first, and then counts.
    await keyboard.press('F4');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('counter-case');
    await keyboard.type('Có Giấy');
    await keyboard.press('F4');
    await expect.poll(() => page.locator('.desk-grid tr.is-given').count()).toBe(2);
    await tabTo(page, page.getByLabel('Số', { exact: true }));
    await keyboard.type('1');
    expect(await needsScrolling(page)).toEqual([]);
    const said = page.locator('.desk-counter__send [role=status]');
    await expect.poll(() => said.innerText(), { timeout: 15_000 }).toBe('Đủ thông tin để tiếp nhận');
    await keyboard.press('Control+Enter');

    await page.getByRole('heading', { name: 'Đã tiếp nhận hồ sơ' }).waitFor();
    const code = await page.locator('.desk-taken__code').innerText();
    expect(code).toMatch(/^H19(?:\.\d+)+-\d{6}-\d+$/);
    expect(await needsScrolling(page)).toEqual([]);
    const printed = page.waitForResponse((answer) => answer.url().endsWith('/letters/receipt'));
    await keyboard.press('F9');
    expect((await printed).status()).toBe(200);
    await page.locator('iframe.desk-print-frame').waitFor({ state: 'attached' });
    const receipt = await (await page.request.get((await printed).url())).body();
    expect(receipt.subarray(0, 5).toString()).toBe('%PDF-');
    expect(textOfPdf(receipt) ?? code).toContain(code);

    await expect
      .poll(() =>
        page.getByRole('button', { name: 'Người tiếp theo' }).evaluate((button) => button === document.activeElement),
      )
      .toBe(true);
    await keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('counter-procedure');
    expect(await page.getByLabel('Họ tên hoặc tên tổ chức').inputValue()).toBe('');
  });
});
