// Pictures of every page on a phone and at a desk, for people to look at:
//   node e2e/screenshots.ts FOLDER            into a folder outside the repository
//   node e2e/screenshots.ts FOLDER --readme   also the two pictures of the README
// `DONGBO_E2E_ADDRESS` names a server that runs already; otherwise one is started and thrown away.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { startBirthDraft, takeIn, type DossierView } from './harness/arrange.ts';
import { launchBrowser, openContext, type Device } from './harness/browser.ts';
import { birthPages, fillPages } from './harness/filing.ts';
import { signInAt, type Person } from './harness/people.ts';
import { startServer } from './harness/server.ts';

const readme = fileURLToPath(new URL('../docs/images', import.meta.url));

type Shoot = (page: Page, name: string, whole?: boolean) => Promise<void>;

interface Visit {
  readonly browser: Browser;
  readonly address: string;
  readonly device: Device;
  readonly shoot: Shoot;
}

async function visitor({ browser, address, device }: Visit): Promise<Page> {
  return (await openContext(browser, address, { device })).newPage();
}

async function publicPages(visit: Visit): Promise<void> {
  const page = await visitor(visit);
  const pages = {
    home: '/',
    search: '/thu-tuc?q=khai+sinh',
    procedure: '/thu-tuc/1.001193',
    'look-up': '/tra-cuu?ma=H19.1-1',
    help: '/tro-giup',
    missing: '/khong-co',
    trial: '/trial/',
    english: '/?lang=en',
    ukrainian: '/thu-tuc/1.001193?lang=uk',
  };
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(path);
    await visit.shoot(page, `public-${name}`, true);
  }
  await page.context().close();
}

async function filing(visit: Visit): Promise<void> {
  const draft = await startBirthDraft(visit.address);
  const page = await visitor(visit);
  await page.goto('/dang-nhap');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await visit.shoot(page, 'portal-sign-in', true);
  await signInAt(page, `/nop-ho-so/ban-nhap/${draft}`, 'citizen');
  await page.getByRole('link', { name: 'Tiếp tục điền' }).waitFor();
  await visit.shoot(page, 'portal-tasks', true);
  await page.getByRole('link', { name: 'Tiếp tục điền' }).click();
  let number = 0;
  await fillPages(page, birthPages, (filled) =>
    visit.shoot(filled, `portal-form-${String((number += 1)).padStart(2, '0')}`, true),
  );
  await page.getByRole('button', { name: 'Nộp hồ sơ' }).waitFor();
  await visit.shoot(page, 'portal-check', true);
  await page.getByRole('button', { name: 'Nộp hồ sơ' }).click();
  await page.getByRole('heading', { name: 'Đã nộp hồ sơ' }).waitFor();
  await visit.shoot(page, 'portal-submitted', true);
  await page.getByRole('link', { name: 'Theo dõi hồ sơ' }).click();
  await page.getByRole('heading', { name: 'Tiến trình' }).waitFor();
  await visit.shoot(page, 'portal-dossier', true);
  await page.goto('/cua-toi', { waitUntil: 'networkidle' });
  await visit.shoot(page, 'portal-mine', true);
  await page.goto('/cua-toi/thong-bao', { waitUntil: 'networkidle' });
  await visit.shoot(page, 'portal-notices', true);
  await page.context().close();
}

async function desk(visit: Visit, dossier: DossierView): Promise<void> {
  const pages: readonly (readonly [Person, string, string])[] = [
    ['head', 'inbox', '/lam-viec'],
    ['head', 'panel', `/lam-viec?open=procedures.${dossier.id}`],
    ['counter', 'counter', '/lam-viec/quay'],
    ['counter', 'counter-chosen', '/lam-viec/quay?procedure=1.001193'],
    ['counter', 'dossiers', '/lam-viec/ho-so'],
    ['head', 'dossier', `/lam-viec/ho-so/${dossier.id}`],
    ['counter', 'tracking-book', '/lam-viec/so-theo-doi'],
    ['counter', 'catalogue', '/lam-viec/danh-muc?q=khai+sinh&code=1.001193'],
    ['counter', 'notices', '/lam-viec/thong-bao'],
    ['auditor', 'audit', '/lam-viec/nhat-ky'],
  ];
  for (const person of ['head', 'counter', 'auditor'] as const) {
    const page = await visitor(visit);
    await page.goto('/lam-viec');
    await page.getByRole('heading', { level: 1 }).waitFor();
    if (person === 'head') await visit.shoot(page, 'desk-sign-in');
    await signInAt(page, '/lam-viec', person);
    for (const [, name, path] of pages.filter(([who]) => who === person)) {
      await page.goto(path, { waitUntil: 'networkidle' });
      await visit.shoot(page, `desk-${name}`);
      if (name !== 'inbox' && name !== 'dossier') continue;
      await page.emulateMedia({ colorScheme: 'dark' });
      await visit.shoot(page, `desk-${name}-dark`);
      await page.emulateMedia({ colorScheme: 'light' });
    }
    await page.context().close();
  }
}

async function readmePictures(browser: Browser, address: string, dossier: DossierView): Promise<void> {
  mkdirSync(readme, { recursive: true });
  const phone = await (await openContext(browser, address, { device: 'phone' })).newPage();
  await phone.goto('/');
  await phone.screenshot({ path: join(readme, 'portal.png'), scale: 'css' });
  const page = await (await openContext(browser, address)).newPage();
  await page.setViewportSize({ width: 1280, height: 520 });
  await signInAt(page, '/lam-viec', 'head');
  await page.getByRole('link', { name: dossier.code }).waitFor();
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(readme, 'desk.png') });
}

const owners = [
  'Trần Thị Ngọc Ánh',
  'Hoàng Văn Đức',
  'Lê Thị Kim Oanh',
  'Phan Quốc Bảo',
  'Võ Thị Hồng Nhung',
  'Nguyễn Đăng Khoa',
  'Điểu Minh',
  'Bùi Thị Xuân Mai',
];

async function shootAll(address: string, folder: string, withReadme: boolean): Promise<void> {
  await using browser = await launchBrowser();
  const [dossier] = await takeIn(address, owners);
  if (dossier === undefined) throw new Error('No dossier was taken in');
  for (const device of ['phone', 'desk'] as const) {
    const shoot: Shoot = async (page, name, whole = false) => {
      await page.screenshot({ path: join(folder, `${device}-${name}.png`), fullPage: whole, scale: 'css' });
    };
    const visit = { browser, address, device, shoot };
    await publicPages(visit);
    await filing(visit);
    await desk(visit, dossier);
  }
  if (withReadme) await readmePictures(browser, address, dossier);
}

const [folder, option] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('Usage: node e2e/screenshots.ts FOLDER [--readme]\n');
  process.exitCode = 2;
} else {
  mkdirSync(folder, { recursive: true });
  const given = process.env['DONGBO_E2E_ADDRESS'];
  const server = given === undefined ? await startServer() : undefined;
  try {
    await shootAll(given ?? server?.address ?? '', resolve(folder), option === '--readme');
  } finally {
    await server?.stop();
  }
}
