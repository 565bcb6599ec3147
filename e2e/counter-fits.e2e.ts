import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { signInAt } from './harness/people.ts';
import { describeInBrowser, useStage } from './harness/stage.ts';

/** What lies on something else at the counter: pairs of fields, labels and buttons whose visible parts cover each other. */
const overlaps = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const visiblePart = (element: Element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      const part = { left, top, right, bottom };
      for (let above = element.parentElement; above !== null; above = above.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(above);
        if (overflowX === 'visible' && overflowY === 'visible') continue;
        const frame = above.getBoundingClientRect();
        part.left = Math.max(part.left, frame.left);
        part.top = Math.max(part.top, frame.top);
        part.right = Math.min(part.right, frame.right);
        part.bottom = Math.min(part.bottom, frame.bottom);
      }
      return part;
    };
    const parts = [...document.querySelectorAll('.desk-counter :is(input, select, button, label, [role="status"])')]
      .filter((element) => element instanceof HTMLElement && element.offsetParent !== null && !element.hidden)
      .map((element) => ({ element, ...visiblePart(element) }))
      .filter(({ left, top, right, bottom }) => right - left > 1 && bottom - top > 1);
    return parts.flatMap((one, index) =>
      parts.slice(index + 1).flatMap((other) => {
        if (one.element.contains(other.element) || other.element.contains(one.element)) return [];
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        const nameOf = (element: Element) => element.id || (element.textContent ?? '').slice(0, 30);
        return across > 2 && down > 2 ? [`${nameOf(one.element)} on ${nameOf(other.element)}`] : [];
      }),
    );
  });

/** A refusal takes room from the fields and papers. */
const refuseTakingIn = (page: Page): Promise<unknown> =>
  page.route('**/api/dossiers', (route) =>
    route.fulfill({
      status: 400,
      contentType: 'application/problem+json',
      body: JSON.stringify({
        type: '/problems/invalid-input',
        title: 'invalid-input',
        status: 400,
        code: 'invalid-input',
        requestId: crypto.randomUUID(),
        fields: [{ path: 'owner.identityNumber', code: 'invalid' }],
      }),
    }),
  );

const sizes = [
  { width: 1280, height: 600 },
  { width: 1366, height: 625 },
  { width: 1366, height: 657 },
  { width: 1280, height: 720 },
];

/** Settled by communes without a limit, and by the province. */
const codes = ['1.001193', '1.002153'];

describeInBrowser('the counter in the window of an ordinary laptop', () => {
  const stage = useStage();

  it('lays no field on another, empty, filled and with a refusal in sight', async () => {
    const page = await stage.open({ device: 'desk' });
    stage.expectTrouble(/api\/dossiers answered 400/);
    await signInAt(page, '/lam-viec/quay', 'counter');
    for (const size of sizes) {
      await page.setViewportSize(size);
      for (const code of codes) {
        await page.goto(`/lam-viec/quay?procedure=${code}`);
        await page.getByRole('grid').waitFor();
        const where = `${code} at ${size.width} x ${size.height}`;
        expect(await overlaps(page), where).toEqual([]);
        await page.getByLabel('Họ tên hoặc tên tổ chức').fill('Nguyễn Văn Thử');
        await page.getByLabel('Điện thoại', { exact: true }).first().fill('12');
        await page.getByLabel(/^Người nộp thay/).fill('Trần Thị Nộp');
        const limit = page.getByLabel('Số', { exact: true });
        if (await limit.isVisible()) await limit.fill('3');
        expect(await overlaps(page), `${where}, filled`).toEqual([]);
        await refuseTakingIn(page);
        await page.keyboard.press('Control+Enter');
        await page.getByRole('button', { name: /Vẫn tiếp nhận/ }).waitFor();
        await page.keyboard.press('Control+Enter');
        await page.locator('.desk-counter__foot .ds-alert[data-color=danger]').waitFor();
        expect(await overlaps(page), `${where}, refused`).toEqual([]);
        // What was typed is there again after the page was loaded anew.
        await page.reload();
        await page.getByRole('grid').waitFor();
        expect(await page.getByLabel('Họ tên hoặc tên tổ chức').inputValue()).toBe('Nguyễn Văn Thử');
        await page.keyboard.press('F2');
        await page.getByRole('dialog').getByRole('button', { name: 'Bỏ, gọi người tiếp theo' }).click();
        await page.unroute('**/api/dossiers');
      }
    }
  });
});
