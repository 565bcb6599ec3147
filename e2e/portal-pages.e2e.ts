import { expect, it } from 'vitest';
import { expectNoAxeViolations, expectNoSidewaysScroll } from './harness/accessibility.ts';
import { startBirthDraft } from './harness/arrange.ts';
import { signInAt } from './harness/people.ts';
import { expectNoRawKeys } from './harness/raw-keys.ts';
import { describeInBrowser, useStage } from './harness/stage.ts';

describeInBrowser('pages of the portal', () => {
  const stage = useStage();

  it('of a filing: no names of texts in English and Ukrainian, nothing wider than the narrowest screen', async () => {
    const draft = `/nop-ho-so/ban-nhap/${await startBirthDraft(stage.address)}`;
    const page = await stage.open({ device: 'narrow' });
    await signInAt(page, '/cua-toi', 'citizen');
    const sections = [
      'applicant/filed-for',
      'applicant/owner-contact',
      'birth-registration/child',
      'birth-registration/birth',
      'birth-registration/copies',
    ];
    const pages = [
      '',
      '/don-vi',
      ...sections.map((one) => `/to-khai/${one}`),
      '/giay-to',
      '/nhan-ket-qua',
      '/kiem-tra',
    ];
    for (const address of ['/cua-toi', ...pages.map((one) => draft + one)]) {
      for (const language of ['en', 'uk']) {
        await page.goto(`${address}?lang=${language}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await expectNoRawKeys(page);
        await expectNoSidewaysScroll(page);
      }
    }
  });

  it('say what is missing in a form, with links to the fields', async () => {
    const draft = await startBirthDraft(stage.address);
    const page = await stage.open({ device: 'phone' });
    await signInAt(page, `/nop-ho-so/ban-nhap/${draft}/to-khai/birth-registration/child?lang=vi`, 'citizen');
    await page.getByRole('button', { name: 'Lưu và tiếp tục' }).click();
    const summary = page.getByRole('alert', { name: 'Cần sửa các mục sau' });
    await summary.getByRole('link').first().waitFor();
    await expectNoAxeViolations(page);
    await summary.getByRole('link').first().click();
    expect(await page.getByLabel('Họ, chữ đệm, tên').evaluate((field) => field === document.activeElement)).toBe(true);
  });

  it('say in plain words what does not exist or cannot be filed here', async () => {
    stage.expectTrouble(/answered 404/);
    const page = await stage.open({ device: 'phone' });
    await signInAt(page, '/cua-toi', 'citizen');
    for (const address of ['/cua-toi/khong-co', '/nop-ho-so/9.999999', `/cua-toi/ho-so/${crypto.randomUUID()}`]) {
      await page.goto(address, { waitUntil: 'networkidle' });
      await expectNoRawKeys(page);
      await expectNoAxeViolations(page);
      expect((await page.getByRole('main').innerText()).length).toBeGreaterThan(20);
    }
  });

  it('refuse a wrong password without telling which part was wrong', async () => {
    stage.expectTrouble(/answered 4\d\d/);
    const page = await stage.open({ device: 'phone' });
    await page.goto('/dang-nhap');
    await page.getByLabel('Tên đăng nhập').fill('khong-co-ai');
    await page.getByLabel('Mật khẩu').fill('sai');
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await page.getByRole('alert').waitFor();
    await expectNoAxeViolations(page);
  });
});
