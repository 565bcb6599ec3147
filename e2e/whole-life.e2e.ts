import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { expectNoAxeViolations, expectNoSidewaysScroll } from './harness/accessibility.ts';
import { takeIn } from './harness/arrange.ts';
import { act, chooseColleague, openDossier } from './harness/desk.ts';
import { birth, birthPages, fillPages } from './harness/filing.ts';
import { signaturesOfPdf, textOfPdf } from './harness/pdf.ts';
import { fillSignIn, signInAt } from './harness/people.ts';
import { describeInBrowser, useStage } from './harness/stage.ts';

/** Clicks something that gives a file and answers its bytes. */
async function download(page: Page, name: string): Promise<Buffer> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name }).click();
  return readFile(await (await waiting).path());
}

const looked = async (page: Page) => {
  await expectNoAxeViolations(page);
  await expectNoSidewaysScroll(page);
};

/** Files the birth registration on a phone, leaves in the middle and goes on with another one. Answers the code. */
async function fileBirth(first: Page, second: Page, look?: (page: Page) => Promise<void>): Promise<string> {
  await first.goto('/thu-tuc/1.001193');
  await first.getByRole('link', { name: 'Nộp hồ sơ trực tuyến' }).click();
  await fillSignIn(first, 'citizen');
  await first.getByRole('heading', { level: 1, name: 'Nộp hồ sơ trực tuyến' }).waitFor();
  await look?.(first);
  await first.getByRole('button', { name: 'Bắt đầu điền' }).click();
  await first.getByRole('heading', { level: 1, name: 'Đăng ký khai sinh' }).waitFor();
  await look?.(first);
  await first.getByRole('link', { name: 'Tiếp tục điền' }).click();
  const half = birthPages.findIndex(({ heading }) => heading === 'Người mẹ');
  await fillPages(first, birthPages.slice(0, half), look);
  await first.getByText(/^Đã lưu lúc/).waitFor();
  await first.context().close();

  await signInAt(second, '/cua-toi', 'citizen');
  await look?.(second);
  await second.getByRole('link', { name: 'Điền tiếp' }).click();
  await second.getByRole('link', { name: 'Tiếp tục điền' }).click();
  await fillPages(second, birthPages.slice(half), look);

  await second.getByRole('heading', { level: 1, name: 'Kiểm tra trước khi nộp' }).waitFor();
  // The child's name stands in capitals, as on the certificate.
  const child = birth.child.toLocaleUpperCase('vi');
  for (const answer of [birth.owner, child, 'to-khai.pdf', 'giay-chung-sinh.png', 'Nhận bản điện tử trên mạng']) {
    expect(await second.getByRole('main').innerText()).toContain(answer);
  }
  await look?.(second);
  await second.getByRole('button', { name: 'Nộp hồ sơ' }).click();
  await second.getByRole('heading', { level: 1, name: 'Đã nộp hồ sơ' }).waitFor();
  const code = await second.locator('.dossier-code').innerText();
  expect(code).toMatch(/^H19(?:\.\d+)+-\d{6}-\d+$/);
  return code;
}

describeInBrowser('the whole life of a dossier', () => {
  const stage = useStage();

  /** Somebody of the ward opens the dossier, does one thing and leaves. */
  async function official(
    person: Parameters<typeof openDossier>[1],
    code: string,
    prefix: string,
    work: (page: Page) => Promise<void>,
  ) {
    const page = await stage.open();
    await openDossier(page, person, code, prefix);
    await work(page);
    await page.context().close();
  }

  async function settle(code: string, look?: (page: Page) => Promise<void>): Promise<void> {
    await official('counter', code, '', async (page) => {
      await act(page, 'Tiếp nhận', async () => {
        // The source names no unit for the limit of this procedure; what its text says is proposed, and the officer puts it right.
        await page.getByLabel('Đơn vị thời gian').selectOption('ngày làm việc');
        await page.getByLabel('Số', { exact: true }).fill('1');
        await look?.(page);
      });
    });
    await official('head', code, '', (page) => act(page, 'Phân công', chooseColleague('Trần Thị Mỹ Hạnh')));
    await official('specialist', code, '', async (page) => {
      await page.getByLabel('Tên kết quả').fill(`Giấy khai sinh của ${birth.child}`);
      await page
        .getByLabel('Nội dung', { exact: true })
        .fill(`Đăng ký khai sinh cho cháu ${birth.child}, sinh ngày 02/9/2026.`);
      await look?.(page);
      await page.getByRole('button', { name: 'Lưu dự thảo' }).click();
      await page.getByText('Đã lưu dự thảo kết quả.').waitFor();
      await act(page, 'Trình lãnh đạo phòng');
    });
    await official('head', code, '', (page) => act(page, 'Trình lãnh đạo UBND'));
    await official('leader', code, '', (page) => act(page, 'Ký duyệt'));
    await official('clerk', code, '', async (page) => {
      // The worker signs in the background; who waits for it looks again.
      await expect
        .poll(async () => (await page.reload(), await page.getByText('Đã ký số').count()), {
          timeout: 30_000,
          interval: 500,
        })
        .toBeGreaterThan(0);
      await act(page, 'Ban hành');
    });
    await official('counter', code, '', async (page) => {
      await act(page, 'Trả kết quả', () => page.getByRole('radio', { name: /\(chủ hồ sơ\)$/ }).check());
      await look?.(page);
    });
  }

  it('in the official space: filed on a phone, settled by six officials, read as a signed result', async () => {
    const phone = { device: 'phone' } as const;
    const citizen = await stage.open(phone);
    const code = await fileBirth(await stage.open(phone), citizen, looked);
    const copy = await download(citizen, 'Tải bản sao hồ sơ đã nộp');
    expect(textOfPdf(copy)?.toLocaleLowerCase('vi') ?? birth.child.toLocaleLowerCase('vi')).toContain(
      birth.child.toLocaleLowerCase('vi'),
    );

    await settle(code, expectNoAxeViolations);

    await citizen.getByRole('link', { name: 'Theo dõi hồ sơ' }).click();
    await citizen.reload();
    await citizen.getByText('Đã trả kết quả', { exact: true }).waitFor();
    await citizen.getByRole('button', { name: 'Vì sao là ngày này?' }).click();
    const days = citizen.getByRole('table', { name: 'Cách tính từng ngày' });
    await days.getByRole('row').nth(1).waitFor();
    await looked(citizen);
    const result = await download(citizen, 'Tải kết quả (PDF)');
    expect(textOfPdf(result) ?? birth.child).toContain(birth.child);
    expect(textOfPdf(result) ?? '').not.toContain('THỬ NGHIỆM');
    expect(signaturesOfPdf(result) ?? 'Signature is Valid').toContain('Signature is Valid');
    expect(result.includes('/ByteRange')).toBe(true);

    await citizen.goto('/cua-toi');
    await citizen.getByRole('link', { name: 'Thông báo' }).click();
    await citizen.getByText(`Kết quả của hồ sơ ${code} đã có.`).waitFor();
    const told = await citizen.getByRole('main').innerText();
    expect(told).toMatch(new RegExp(`Hồ sơ ${code} đã được tiếp nhận. Hẹn trả kết quả: thứ [^,]+, \\d\\d:\\d\\d\\.`));
    await looked(citizen);
    await citizen
      .getByRole('link', { name: `Xem hồ sơ ${code}` })
      .first()
      .click();
    await citizen.getByText('Đã trả kết quả', { exact: true }).waitFor();

    const anybody = await stage.open({ script: false });
    await anybody.goto(`/tra-cuu?ma=${code}`);
    expect(await anybody.getByRole('main').innerText()).toContain('100 %');
  }, 300_000);

  it('in the trial space: the band is on every page and the word on every paper', async () => {
    const [dossier] = await takeIn(stage.address, [birth.owner], '/trial');
    const code = dossier?.code ?? '';
    const expectBand = async (page: Page) =>
      expect(await page.locator('.trial-band').innerText()).toContain('THỬ NGHIỆM');
    const anybody = await stage.open({ device: 'phone', script: false });
    for (const address of ['/trial/', '/trial/thu-tuc/1.001193', `/trial/tra-cuu?ma=${code}`]) {
      await anybody.goto(address);
      await expectBand(anybody);
    }
    expect(await anybody.getByRole('main').innerText()).toContain('Đang giải quyết');
    await anybody.goto(`/tra-cuu?ma=${code}`);
    expect(await anybody.locator('.trial-band').count()).toBe(0);

    const citizen = await stage.open({ device: 'phone' });
    await signInAt(citizen, '/trial/cua-toi', 'citizen');
    await expectBand(citizen);
    await expectNoAxeViolations(citizen);

    await official('counter', code, '/trial', async (page) => {
      await expectBand(page);
      await expectNoAxeViolations(page);
      const receipt = await page.request.get(`/trial/api/dossiers/${dossier?.id ?? ''}/letters/receipt`);
      expect(receipt.status()).toBe(200);
      expect(textOfPdf(await receipt.body()) ?? 'THỬ NGHIỆM').toContain('THỬ NGHIỆM');
    });
  });
});
