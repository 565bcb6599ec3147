import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { assign, startBirthDraft, takeIn, type DossierView } from './harness/arrange.ts';
import { findBrowser } from './harness/browser.ts';
import { act, chooseColleague, openDossier } from './harness/desk.ts';
import { birth } from './harness/filing.ts';
import { fillSignIn, signInAt } from './harness/people.ts';
import { describeInBrowser, useStage } from './harness/stage.ts';

/** As when 15 minutes have passed: the browser has no session any more. */
const endSession = (page: Page) => page.context().clearCookies({ name: 'dongbo_session' });

describeInBrowser('nothing typed is lost', () => {
  const stage = useStage();
  let dossier: DossierView | undefined;

  beforeAll(async () => {
    if (findBrowser() === undefined) return;
    [dossier] = await takeIn(stage.address, ['Lý Thị Minh Họa']);
    if (dossier) await assign(stage.address, dossier, 'Trần Thị Mỹ Hạnh');
  });

  it('when the head hands the dossier to somebody else while the specialist writes the result', async () => {
    stage.expectTrouble(/answered 422/);
    const code = dossier?.code ?? '';
    const specialist = await stage.open();
    await openDossier(specialist, 'specialist', code);
    await specialist.getByLabel('Tên kết quả').fill('Giấy khai sinh');
    await specialist.getByLabel('Nội dung', { exact: true }).fill('Phần nội dung đã soạn rất lâu.');

    const head = await stage.open();
    await openDossier(head, 'head', code);
    await act(head, 'Chuyển người khác xử lý', chooseColleague('Lê Văn Tuấn'));

    await specialist.getByRole('button', { name: 'Lưu dự thảo' }).click();
    await specialist.getByText('Người khác vừa thay đổi hồ sơ này').waitFor();
    expect(await specialist.getByLabel('Nội dung', { exact: true }).inputValue()).toBe(
      'Phần nội dung đã soạn rất lâu.',
    );
    expect(await specialist.getByRole('alert').innerText()).toContain('Võ Hoàng Phúc');
    // The dossier is read again meanwhile; what was typed outlives that too.
    await specialist.getByText('Người xử lý: Lê Văn Tuấn').waitFor();
    expect(await specialist.getByLabel('Nội dung', { exact: true }).inputValue()).toBe(
      'Phần nội dung đã soạn rất lâu.',
    );
  });

  it('and the specialist hears of it before saving; the page changes when it is asked to', async () => {
    const [taken] = await takeIn(stage.address, ['Trịnh Thị Minh Họa']);
    const { code = '' } = taken ?? {};
    if (taken) await assign(stage.address, taken, 'Trần Thị Mỹ Hạnh');
    const specialist = await stage.open();
    await openDossier(specialist, 'specialist', code);
    const content = specialist.getByLabel('Nội dung', { exact: true });
    await content.fill('Đang soạn dở.');

    const head = await stage.open();
    await openDossier(head, 'head', code);
    await act(head, 'Chuyển người khác xử lý', chooseColleague('Lê Văn Tuấn'));

    await specialist.getByText('Hồ sơ vừa được cập nhật.').waitFor();
    await specialist.getByText('Người xử lý: Trần Thị Mỹ Hạnh').waitFor();
    expect(await content.inputValue()).toBe('Đang soạn dở.');
    await specialist.getByRole('button', { name: 'Xem bản mới' }).click();
    await specialist.getByText('Người xử lý: Lê Văn Tuấn').waitFor();
    expect(await content.inputValue()).toBe('Đang soạn dở.');
  });

  it('when the session of an officer ends with a half-filled counter', async () => {
    stage.expectTrouble(/answered 401/);
    const page = await stage.open();
    await signInAt(page, '/lam-viec/quay?procedure=1.001193', 'counter');
    await page.getByLabel('Họ tên hoặc tên tổ chức').fill('Đào Thị Minh Họa');
    await page.getByLabel('Số', { exact: true }).fill('2');
    await endSession(page);
    // Nobody's number and no paper: that is asked once.
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: /Vẫn tiếp nhận/ }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog', { name: 'Phiên làm việc đã hết' }).waitFor();
    await fillSignIn(page, 'counter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.getByLabel('Họ tên hoặc tên tổ chức').inputValue()).toBe('Đào Thị Minh Họa');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'Đã tiếp nhận hồ sơ' }).waitFor();
  });

  it('when the session of a citizen ends in the middle of a form', async () => {
    stage.expectTrouble(/answered 401/);
    const draft = await startBirthDraft(stage.address);
    const page = await stage.open({ device: 'phone' });
    await signInAt(page, `/nop-ho-so/ban-nhap/${draft}/to-khai/birth-registration/child`, 'citizen');
    const name = page.getByLabel('Họ, chữ đệm, tên');
    await name.waitFor();
    await endSession(page);
    await name.fill(birth.child);
    await page.getByRole('dialog', { name: 'Phiên làm việc đã hết' }).waitFor();
    await fillSignIn(page, 'citizen');
    await page.getByText(/^Đã lưu lúc/).waitFor();
    expect(await name.inputValue()).toBe(birth.child);
    await page.reload();
    await expect.poll(() => name.inputValue(), { timeout: 15_000 }).toBe(birth.child);
  });

  it('when the same draft is changed on two devices, the person is asked which one counts', async () => {
    stage.expectTrouble(/answered 422/);
    const draft = await startBirthDraft(stage.address);
    const address = `/nop-ho-so/ban-nhap/${draft}/to-khai/birth-registration/child`;
    const [phone, desk] = [await stage.open({ device: 'phone' }), await stage.open()];
    await signInAt(phone, address, 'citizen');
    await signInAt(desk, address, 'citizen');
    const nameOn = (page: Page) => page.getByLabel('Họ, chữ đệm, tên');
    await nameOn(desk).waitFor();
    await nameOn(phone).fill('Trần Gia Hân');
    await phone.getByText(/^Đã lưu lúc/).waitFor();
    await nameOn(desk).fill('Trần Gia Huy');
    await desk.getByRole('button', { name: 'Dùng bản trên máy này' }).click();
    await desk.getByText(/^Đã lưu lúc/).waitFor();
    await phone.reload();
    await expect.poll(() => nameOn(phone).inputValue()).toBe('Trần Gia Huy');
  });
});
