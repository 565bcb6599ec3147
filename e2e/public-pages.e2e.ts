import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { expectNoAxeViolations, expectNoSidewaysScroll } from './harness/accessibility.ts';
import { expectNoRawKeys } from './harness/raw-keys.ts';
import { describeInBrowser, useStage } from './harness/stage.ts';

// The parts that Decree 61/2018/NĐ-CP and Circular 02/2017/TT-VPCP want shown for a procedure.
const legalParts = [
  'Thành phần hồ sơ',
  'Cách nộp, thời hạn, phí',
  'Trình tự thực hiện',
  'Biểu mẫu',
  'Căn cứ pháp lý',
  'Yêu cầu, điều kiện',
  'Kết quả',
  'Cơ quan thực hiện',
];

const addresses = [
  '/',
  '/thu-tuc',
  '/thu-tuc?q=khai+sinh',
  '/thu-tuc/1.001193',
  '/tra-cuu',
  '/lien-he',
  '/tro-giup',
  '/so-do-trang',
  '/dang-nhap',
];

describeInBrowser('pages for reading, in a browser without script', () => {
  const stage = useStage();

  it('finds a procedure without accents and reads all its parts', async () => {
    const page = await stage.open({ device: 'phone', script: false });
    await page.goto('/');
    await page.getByLabel('Gõ như cách bạn nói').fill('dang ky khai sinh');
    await page.getByRole('button', { name: 'Tìm thủ tục' }).click();
    await page.getByRole('link', { name: 'Đăng ký khai sinh', exact: true }).click();
    expect(new URL(page.url()).pathname).toBe('/thu-tuc/1.001193');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Đăng ký khai sinh');
    for (const part of legalParts) {
      const section = page.getByRole('group').filter({ has: page.locator('summary', { hasText: part }) });
      if ((await section.getAttribute('open')) === null) await section.locator('summary').click();
      const content = section.locator('summary + div');
      await content.waitFor();
      expect((await content.innerText()).length, part).toBeGreaterThan(5);
    }
    await expectNoSidewaysScroll(page);
    expect(await page.getByRole('link', { name: 'Nộp hồ sơ trực tuyến' }).getAttribute('href')).toBe(
      '/nop-ho-so/1.001193',
    );
  });

  it('has a header of one row, with a menu that needs no script and covers nothing until it is opened', async () => {
    for (const device of ['phone', 'narrow'] as const) {
      const page = await stage.open({ device, script: false });
      for (const address of ['/', '/lien-he']) {
        await page.goto(address);
        const header = page.locator('.site-header');
        // Until the page's own letters are there others may be wider.
        await expect
          .poll(async () => (await header.boundingBox())?.height, {
            message: `${address} on a ${device}`,
            timeout: 10_000,
          })
          .toBeLessThanOrEqual(72);
        const help = header.getByRole('link', { name: 'Trợ giúp' });
        expect(await help.isVisible()).toBe(false);
        await header.locator('summary').click();
        expect(await help.isVisible()).toBe(true);
        await expectNoSidewaysScroll(page);
      }
      await page.getByRole('link', { name: 'Trợ giúp' }).first().click();
      expect(new URL(page.url()).pathname).toBe('/tro-giup');
      await page.context().close();
    }
    const desk = await stage.open({ script: false });
    await desk.goto('/');
    expect(await desk.locator('.site-header').getByRole('link', { name: 'Trợ giúp' }).isVisible()).toBe(true);
  });

  it('tells search engines and readers what there is', async () => {
    const page = await stage.open({ script: false });
    const addresses = await (await page.request.get('/sitemap.xml')).text();
    expect(addresses.match(/<loc>/g)?.length).toBeGreaterThan(1_400);
    expect(addresses).toContain(`<loc>${stage.address}/thu-tuc/1.001193</loc>`);
    await page.goto('/tro-giup');
    await page.getByRole('contentinfo').getByRole('link', { name: 'Sơ đồ trang' }).click();
    await page.getByRole('link', { name: 'Hộ tịch', exact: true }).click();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Tìm thủ tục');
    expect(await page.getByRole('main').innerText()).toContain('Đăng ký khai sinh');
  });

  it('finds the unit of an old ward, its hours and the number that answers', async () => {
    const page = await stage.open({ device: 'phone', script: false });
    await page.goto('/lien-he');
    await page.getByLabel('Tìm xã, phường, sở').fill('Quang Vinh, Biên Hòa');
    await page.getByRole('button', { name: 'Tìm đơn vị' }).click();
    await page.getByRole('heading', { name: 'Phường Trấn Biên' }).waitFor();
    const text = await page.getByRole('main').innerText();
    expect(text).toContain('thứ Hai đến thứ Sáu: 07:30–11:30, 13:00–17:00');
    expect(text).toContain('gọi 1022');
  });

  it('leads from a dossier code in the search of procedures to the look-up, however it is typed', async () => {
    const page = await stage.open({ device: 'phone', script: false });
    for (const typed of ['H19.145.01-261129-0001', 'h19.145.01 - 261129 - 1', 'Mã: H19.145.01–261129–0001.']) {
      await page.goto(`/thu-tuc?q=${encodeURIComponent(typed)}`);
      expect(page.url()).toContain('/tra-cuu?ma=H19.145.01-261129-0001');
    }
  });

  it('moves to the papers where the summary leads to them, with and without script', async () => {
    for (const script of [true, false])
      for (const device of ['desk', 'phone'] as const) {
        const page = await stage.open({ device, script });
        await page.goto('/thu-tuc/1.001193');
        await page.getByRole('link', { name: 'xem danh sách' }).click();
        const papers = page.locator('#giay-to');
        await expect
          .poll(async () => (await papers.boundingBox())?.y, {
            message: `${device}, script: ${script}`,
            timeout: 10_000,
          })
          .toBeLessThan(300);
        await page.context().close();
      }
  });

  it('says in plain words that a code or a page does not exist', async () => {
    stage.expectTrouble(/answered 404/);
    const page = await stage.open({ device: 'phone', script: false });
    await page.goto('/tra-cuu');
    await page.getByLabel('Mã hồ sơ').fill('H19.99-991231-9999');
    await page.getByRole('button', { name: 'Tra cứu' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('Không có hồ sơ nào mang mã “H19.99-991231-9999”');
    for (const missing of ['/khong-co-trang-nay', '/thu-tuc/9.999999']) {
      const answer = await page.goto(missing);
      expect(answer?.status()).toBe(404);
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Không tìm thấy trang');
    }
  });

  it('changes the language by a link and keeps it', async () => {
    const page = await stage.open({ script: false });
    await page.goto('/thu-tuc/1.001193');
    const [vietnamese, english, ukrainian] = await inEveryLanguage(page);
    expect(new Set([vietnamese, english, ukrainian]).size).toBe(3);
    await page.goto('/tro-giup');
    expect(await page.locator('html').getAttribute('lang')).toBe('uk');
  });
});

async function inEveryLanguage(page: Page): Promise<string[]> {
  const titles = [];
  for (const language of ['Tiếng Việt', 'English', 'Українська']) {
    await page.getByRole('link', { name: language, exact: true }).click();
    await expectNoRawKeys(page);
    titles.push(await page.getByRole('heading', { level: 2 }).last().innerText());
  }
  return titles;
}

describeInBrowser('pages for reading, on the narrowest screen', () => {
  const stage = useStage();

  it.each(addresses)('%s: accessible, no scrolling sideways, in three languages', async (address) => {
    const page = await stage.open({ device: 'narrow' });
    for (const language of ['vi', 'en', 'uk']) {
      await page.goto(`${address}${address.includes('?') ? '&' : '?'}lang=${language}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expectNoSidewaysScroll(page);
      await expectNoRawKeys(page);
      if (language === 'vi') await expectNoAxeViolations(page);
    }
  });

  it('the page of a procedure with every part open is accessible', async () => {
    const page = await stage.open({ device: 'narrow' });
    await page.goto('/thu-tuc/1.001193');
    await page.evaluate(() => document.querySelectorAll('details').forEach((part) => (part.open = true)));
    await expectNoSidewaysScroll(page);
    await expectNoAxeViolations(page);
  });
});
