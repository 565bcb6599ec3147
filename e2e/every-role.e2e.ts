import { demonstrationPassword } from '@dongbo/kernel';
import { expect, it } from 'vitest';
import { cutWords } from './harness/cut-words.ts';
import { fillSecondStep } from './harness/people.ts';
import { describeInBrowser, useStage } from './harness/stage.ts';

/** One account of every role of the demonstration. */
const accounts = [
  'motcua.tranbien',
  'truongphong.tranbien',
  'chuyenvien.tranbien',
  'lanhdao.tranbien',
  'vanthu.tranbien',
  'ungcuu.tranbien',
  'lanhdao.ubnd',
  'kiemsoattthc',
  'quantri.sokhcn',
  'quantrihethong',
  'kysu.nhathau',
  'kiemtoan',
];

/** Buttons that bring a file, and where it comes from: a spreadsheet is written in the background and fetched when it is there. */
const files = [
  ['Tải PDF', /\/tracking-book/],
  ['Tải bảng tính', /\/exports\/[^/]+\/file/],
] as const;

describeInBrowser('what is shown to a role', () => {
  const stage = useStage();

  it.each(accounts)(
    '%s: every page of the menu, its first row and its files may be opened, and no word of a list is cut',
    async (username) => {
      const page = await stage.open({ device: 'desk' });
      const refused: string[] = [];
      const cut: string[] = [];
      page.on('response', (answer) => {
        if (answer.status() === 403 || answer.status() === 404) refused.push(`${answer.status()} ${answer.url()}`);
      });
      await page.goto('/lam-viec');
      await page.getByLabel('Tên đăng nhập').fill(username);
      await page.getByLabel('Mật khẩu').fill(demonstrationPassword);
      await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
      const rail = page.locator('.desk-rail a');
      const filled = page.getByRole('button', { name: 'Điền mã này' });
      await rail.first().or(filled).first().waitFor();
      if (await filled.isVisible()) await fillSecondStep(page);
      await rail.first().waitFor();
      for (const address of await rail.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))) {
        await page.goto(address);
        await page.getByRole('heading', { level: 1 }).first().waitFor();
        await page.waitForLoadState('networkidle');
        for (const { where, text } of await cutWords(page)) cut.push(`${address}, ${where}: ${text}`);
        for (const [name, file] of files) {
          const button = page.getByRole('button', { name });
          if (!(await button.isVisible())) continue;
          const answered = page.waitForResponse((answer) => file.test(answer.url()));
          await button.click();
          expect((await answered).status(), `${address}: ${name}`).toBe(200);
        }
        const row = page.locator('[data-row] a').first();
        if (await row.isVisible()) {
          await row.click();
          await page.waitForLoadState('networkidle');
        }
      }
      expect(refused).toEqual([]);
      expect(cut).toEqual([]);
    },
  );
});
