import { expect, test } from 'vitest';
import { helpPage } from './help-page.ts';
import type { PageContext } from './page.ts';
import { textsIn } from './page-texts.ts';

/** The page as somebody reads it whose session is that; null: nobody is signed in, or nobody can say. */
async function readBy(kind: 'citizen' | 'official' | null): Promise<string> {
  const session = { person: kind && { kind, name: 'Lê Văn Tám' }, systems: [] };
  const ctx: Pick<PageContext, 'language' | 'space' | 'path' | 'query' | 'assets'> = {
    language: 'vi',
    space: 'official',
    path: '/tro-giup',
    query: new URLSearchParams(),
    assets: { styles: [] },
  };
  const page = await helpPage.render({ ...ctx, params: {}, now: new Date(), call: async () => session as never });
  return page.html;
}

test('help on counting papers is for officials; the citizens’ part is for everybody', async () => {
  const t = textsIn('vi');
  for (const kind of ['citizen', null] as const) {
    const html = await readBy(kind);
    expect(html).toContain(t('help.how.1'));
    for (const key of ['visit', 'wrong', 'store', 'messages']) expect(html).toContain(t(`help.after.${key}`));
    expect(html).not.toContain(t('help.counter'));
    expect(html).not.toContain('id="can-bo"');
  }
  const html = await readBy('official');
  expect(html).toContain(t('help.how.1'));
  expect(html).toContain('id="can-bo"');
  expect(html).toContain(t('help.counter.5'));
});
