import { listDossiers, listMyDossiers } from '@dongbo/contract/procedures';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { clientOf, startBirthDraft, takeIn } from './harness/arrange.ts';
import { act, chooseColleague, openDossier } from './harness/desk.ts';
import { birthPagesOf, fillPages } from './harness/filing.ts';
import { signInAt, type Person } from './harness/people.ts';
import { describeInBrowser, useStage } from './harness/stage.ts';

/** Addresses to which the page has written, as they happen. */
function watchWrites(page: Page, path: RegExp): string[] {
  const writes: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET' && path.test(new URL(request.url()).pathname)) writes.push(request.url());
  });
  return writes;
}

// Many people click everything twice, and go back when they are not sure. A refused second write would fail the test
// too: every answer of 400 and above does.
describeInBrowser('clicked twice, gone back', () => {
  const stage = useStage();

  it('a filing makes one dossier, is received once, and its pages are over afterwards', async () => {
    stage.expectTrouble(/GET .*\/api\/drafts\/[^/]+ answered 404/);
    const citizen = await clientOf(stage.address, 'citizen');
    const before = (await citizen.call(listMyDossiers, { limit: 100 })).items.length;
    const draft = await startBirthDraft(stage.address);
    const page = await stage.open({ device: 'phone' });
    await signInAt(page, `/nop-ho-so/ban-nhap/${draft}/don-vi`, 'citizen');
    await fillPages(page, birthPagesOf('Trần Gia Nhi'));
    const writes = watchWrites(page, /\/submission$/);
    await page.getByRole('button', { name: 'Nộp hồ sơ' }).dblclick();
    await page.getByRole('heading', { level: 1, name: 'Đã nộp hồ sơ' }).waitFor();
    expect(writes.length).toBe(1);
    expect((await citizen.call(listMyDossiers, { limit: 100 })).items.length).toBe(before + 1);

    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Bản nháp này không còn' }).waitFor();
    expect(await page.getByRole('button', { name: /Nộp hồ sơ|Lưu và tiếp tục/ }).count()).toBe(0);
    await page.goForward();
    await page.getByRole('heading', { level: 1, name: 'Đã nộp hồ sơ' }).waitFor();
    expect((await citizen.call(listMyDossiers, { limit: 100 })).items.length).toBe(before + 1);

    const counter = await stage.open();
    await openDossier(counter, 'counter', await page.locator('.dossier-code').innerText());
    const received = watchWrites(counter, /\/dossiers\//);
    const limit = async () => {
      await counter.getByLabel('Số', { exact: true }).fill('1');
      await counter.getByLabel('Đơn vị thời gian').selectOption('ngày làm việc');
    };
    await act(counter, 'Tiếp nhận', limit, { twice: true });
    expect(received.length).toBe(1);
  }, 120_000);

  it('the way back out of a filing asks while nothing can be kept, and leads back once it is answered', async () => {
    stage.expectTrouble(/ERR_INTERNET_DISCONNECTED|drafts/);
    const draft = await startBirthDraft(stage.address);
    const page = await stage.open({ device: 'phone' });
    // A browser that seals nothing, as one without TLS: what is typed is kept by the server or not at all.
    await page.addInitScript(() => Object.defineProperty(crypto, 'subtle', { value: undefined }));
    await signInAt(page, '/cua-toi', 'citizen');
    await page.locator(`a[href$="${draft}"]`).first().click();
    await page.getByRole('link', { name: 'Tiếp tục điền' }).click();
    const place = page.getByRole('combobox', { name: 'Nơi tiếp nhận' });
    await place.waitFor();
    // The question is fetched ahead.
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(2_000);
    await page.context().setOffline(true);
    await place.fill('tran bien');
    await page.getByRole('option', { name: 'Phường Trấn Biên' }).click();
    const question = page.getByRole('dialog', { name: 'Hồ sơ đang nhập dở' });
    await page.evaluate(() => history.go(-2));
    await question.getByRole('button', { name: 'Nhập tiếp' }).click();
    expect(new URL(page.url()).pathname).toMatch(/\/don-vi$/);
    expect(await place.inputValue()).toBe('Phường Trấn Biên');
    await page.evaluate(() => history.back());
    await question.getByRole('button', { name: 'Bỏ, rời trang' }).click();
    await page.waitForURL('**/cua-toi');
    await page.context().setOffline(false);
  });

  it('the counter takes a dossier in once', async () => {
    const owner = `Đoàn Thị Hai Lần ${Date.now()}`;
    const page = await stage.open();
    await signInAt(page, '/lam-viec/quay?procedure=1.001193', 'counter');
    await page.getByLabel(/Số định danh/).fill('075185000731');
    await page.getByLabel('Họ tên hoặc tên tổ chức').fill(owner);
    await page.getByLabel('Số', { exact: true }).fill('2');
    // A paper and a number: without them the counter asks once.
    await page
      .getByRole('textbox', { name: /^Bản chính: / })
      .first()
      .fill('1');
    const writes = watchWrites(page, /\/dossiers/);
    await page.getByRole('button', { name: /^Tiếp nhận/ }).dblclick();
    await page.getByRole('heading', { name: 'Đã tiếp nhận hồ sơ' }).waitFor();
    expect(writes.length).toBe(1);
    await page.goBack();
    await page.goForward();
    const counter = await clientOf(stage.address, 'counter');
    expect((await counter.call(listDossiers, { q: owner })).items.length).toBe(1);
  });

  it('every act of the desk is done once', async () => {
    const [dossier] = await takeIn(stage.address, ['Đặng Thị Hai Lần']);
    const code = dossier?.code ?? '';
    async function twice(person: Person, verb: string, fill?: (page: Page) => Promise<void>): Promise<void> {
      const page = await stage.open();
      await openDossier(page, person, code);
      const writes = watchWrites(page, /\/dossiers\//);
      await act(page, verb, fill, { twice: true });
      expect(writes.length, verb).toBe(1);
      // Back to the list and here again: the act is neither asked for nor sent once more.
      await page.goBack();
      await page.goForward();
      await page.getByRole('heading', { level: 1, name: code }).waitFor();
      expect(writes.length, `${verb}, gone back`).toBe(1);
      await page.context().close();
    }
    await twice('head', 'Phân công', chooseColleague('Trần Thị Mỹ Hạnh'));
    const specialist = await stage.open();
    await openDossier(specialist, 'specialist', code);
    await specialist.getByLabel('Tên kết quả').fill('Giấy khai sinh');
    await specialist.getByLabel('Nội dung', { exact: true }).fill('Đăng ký khai sinh cho cháu Trần Gia Hân.');
    const drafts = watchWrites(specialist, /\/dossiers\//);
    await specialist.getByRole('button', { name: 'Lưu dự thảo' }).dblclick();
    await specialist.getByText('Đã lưu dự thảo kết quả.').waitFor();
    expect(drafts.length).toBe(1);
    await twice('specialist', 'Trình lãnh đạo phòng');
    await twice('head', 'Trình lãnh đạo UBND');
    await twice('leader', 'Ký duyệt');
    const waiting = await stage.open();
    await openDossier(waiting, 'clerk', code);
    await expect
      .poll(async () => (await waiting.reload(), await waiting.getByText('Đã ký số').count()), {
        timeout: 30_000,
        interval: 500,
      })
      .toBeGreaterThan(0);
    await twice('clerk', 'Ban hành');
    await twice('counter', 'Trả kết quả');
  }, 180_000);
});
