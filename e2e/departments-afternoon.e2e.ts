import { demonstrationPassword, writeSheet } from '@dongbo/kernel';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { expectNoAxeViolations, expectNoSidewaysScroll } from './harness/accessibility.ts';
import { assign, takeIn } from './harness/arrange.ts';
import { textOfPdf } from './harness/pdf.ts';
import { fillSecondStep } from './harness/people.ts';
import { describeInBrowser, useStage } from './harness/stage.ts';

const name = 'Trần Thị Chiều';
const password = 'Bến phà lúc 5 giờ sáng';

async function fillFirstStep(page: Page, username: string, secret: string): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel('Mật khẩu').fill(secret);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
}

/** An administrator signs in at an address of the desk with the code that the demonstration shows. */
async function enter(page: Page, address: string, username: string): Promise<void> {
  await page.goto(address);
  await fillFirstStep(page, username, demonstrationPassword);
  await fillSecondStep(page);
}

async function sheetOf(): Promise<Buffer> {
  const columns = ['Họ và tên', 'Số định danh cá nhân', 'Vai trò'].map((title) => ({ title, width: 20 }));
  const rows = [
    [name, '075190000411', 'Chuyên viên'],
    ['Không Có Vai Trò', '075190000412', 'Vua'],
  ];
  return Buffer.from(await writeSheet({ name: 'Danh sách', columns, rows }));
}

/** The one-time link out of a sealed letter, where it stands in pieces; null where no reader of PDF is installed. */
function linkIn(letter: Buffer): string | null {
  const words = textOfPdf(letter);
  if (words === null) return null;
  // It stands in two lines, and letters of the mark "BẢN MẪU" lie over it: those are no part of an address.
  const said = words.replaceAll(/[^\x21-\x7e]/g, '');
  const link = /http:\/\/[\w.:]+\/kich-hoat#[\w-]{43}/.exec(said)?.[0];
  if (link === undefined) throw new Error(`No link in the letter: ${words}`);
  return link;
}

/** Chooses a body in the box of units. */
async function chooseWard(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Xã, phường hoặc sở' }).fill('Trấn Biên');
  await page.getByRole('option', { name: 'Phường Trấn Biên' }).click();
}

describeInBrowser("the department's afternoon", () => {
  const stage = useStage();

  it('a unit is authorised from its file, a hole is mended, and an account closes with nothing left lying', async (task) => {
    stage.expectTrouble(/answered 4\d\d/);
    const first = await stage.open();
    await enter(first, '/lam-viec/dot-phan-quyen', 'quantri.sokhcn');
    await chooseWard(first);
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    await first
      .getByLabel('Tệp danh sách')
      .setInputFiles({ name: 'danh-sach.xlsx', mimeType, buffer: await sheetOf() });
    await first.getByLabel('Bằng thư in niêm phong').check();
    await first.getByLabel('Lý do').fill('Phân quyền đợt một');
    await first.getByRole('button', { name: 'Nộp và kiểm tra' }).click();
    await first.waitForURL(/dot-phan-quyen\/.+/);
    await first.getByText('Chờ duyệt').waitFor();
    // What is wrong stands beside its cell; nobody approves what they have uploaded.
    await first.getByText('Không có vai trò này. Chọn trong danh sách.').waitFor();
    expect(await first.getByRole('button', { name: 'Duyệt và thực hiện' }).count()).toBe(0);
    await expectNoAxeViolations(first);

    const second = await stage.open();
    await enter(second, new URL(first.url()).pathname, 'quantrihethong');
    await second.getByRole('button', { name: 'Duyệt và thực hiện' }).click();
    await second.getByRole('dialog').getByLabel('Lý do').fill('Đã đối chiếu danh sách');
    await second.getByRole('dialog').getByRole('button', { name: 'Duyệt và thực hiện' }).click();
    await second.getByText('1 dòng đã thực hiện').waitFor();
    const letters = second.getByRole('link', { name: 'In thư kích hoạt (1)' });
    const answer = await second.request.get((await letters.getAttribute('href')) ?? '');
    expect(answer.headers()['content-type']).toBe('application/pdf');
    const link = linkIn(await answer.body());
    if (link === null) return task.skip('No reader of PDF is installed');

    const invited = await stage.open();
    await invited.goto(link);
    await invited.getByText(/Liên kết này dành cho T\*\*\* T\*\*\*/).waitFor();
    await expectNoAxeViolations(invited);
    await invited.getByLabel('Mật khẩu mới', { exact: true }).fill(password);
    await invited.getByLabel('Nhập lại mật khẩu mới').fill(password);
    await invited.getByRole('button', { name: 'Lưu mật khẩu' }).click();
    await invited.getByRole('heading', { name: 'Đã lưu mật khẩu' }).waitFor();
    const username = 'chieutt';
    await invited.getByText(username).waitFor();
    await invited.goto('/lam-viec');
    await fillFirstStep(invited, username, password);
    await invited.getByText(name).first().waitFor();

    await mendHole(first);

    const [dossier] = await takeIn(stage.address, ['Người Chờ Bàn Giao']);
    if (dossier === undefined) throw new Error('Nothing was taken in');
    await assign(stage.address, dossier, name);
    await closeWithHandOver(first);
    // The session of whoever is closed ends with the account.
    await invited.reload();
    await invited.getByLabel('Mật khẩu').waitFor();
    await fillFirstStep(invited, username, password);
    await invited.getByRole('alert').first().waitFor();
  });
});

/** Steps of the ward that lean on too few people are counted; one of them gets the newcomer. */
async function mendHole(page: Page): Promise<void> {
  await page.goto('/lam-viec/do-phu-quyen');
  await page.getByRole('button', { name: 'Tính lại' }).click();
  await page.getByText('Đang tính lại.').first().waitFor();
  await expect
    .poll(
      async () => {
        await page.reload();
        await page
          .getByText(/ít hơn hai người\. Tính lúc|Chưa có số liệu/)
          .first()
          .waitFor();
        return await page.getByText(/bước tại các đơn vị này có ít hơn hai người\./).count();
      },
      { timeout: 60_000, interval: 2_000 },
    )
    .toBe(1);
  await page.getByLabel('Đơn vị').selectOption({ label: 'Phường Trấn Biên' });
  await page
    .getByRole('row', { name: /Chuyên viên một cửa|một cửa/i })
    .first()
    .getByRole('button')
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Tìm người để xem và cấp quyền' }).fill(name);
  await dialog.getByRole('option', { name: new RegExp(name) }).click();
  await dialog.getByLabel('Lý do').fill('Thêm người cho bộ phận một cửa');
  await dialog.locator('form').getByRole('button', { name: 'Cấp quyền' }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** The account closes; what its holder has in hand goes to a colleague. */
async function closeWithHandOver(page: Page): Promise<void> {
  await page.goto(`/lam-viec/tai-khoan?q=${encodeURIComponent(name)}`);
  await page.getByRole('link', { name }).click();
  await page.getByText(/1 việc, trong đó 0 việc quá hạn/).waitFor();
  await expectNoAxeViolations(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: 'Đóng tài khoản' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/đang giữ 1 việc/).waitFor();
  await dialog.getByLabel('Giao cho một đồng nghiệp').check();
  await dialog.getByRole('radio', { name: /Lê Văn Tuấn/ }).check();
  await dialog.getByLabel('Lý do').fill('Chuyển công tác');
  await dialog.getByRole('button', { name: 'Đóng tài khoản' }).click();
  await page.getByText('Đã đóng tài khoản và bàn giao việc.').first().waitFor();
  await page.getByText('Không có việc nào đang giao cho người này.').waitFor();
}
