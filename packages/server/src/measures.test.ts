import { systemTexts } from '@dongbo/kernel';
import { languages, listMeasures } from '@dongbo/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApi, type Api } from './api-world.fixture.ts';

let api: Api;
beforeAll(async () => {
  api = await createApi();
});
afterAll(async () => await api[Symbol.asyncDispose]());

test.each(languages)('every measure of every system has a name in %s, and no name is left over', (language) => {
  const named = Object.keys(systemTexts(language, 'measures')).toSorted();
  expect(named).toEqual(api.program.measures.map(({ name }) => name).toSorted());
});

test('the procedure control office reads the figures of all systems; a counter officer does not', async () => {
  const { items } = await (await api.as('kiemsoattthc')).call(listMeasures, {});
  expect(items.map(({ name }) => name)).toEqual(api.program.measures.map(({ name }) => name));
  expect(items.find(({ name }) => name === 'kernel.sign-ins-today')).toMatchObject({
    values: [{ unitId: null, value: 1 }],
  });
  const refused = await (await api.as('motcua.tranbien')).send(listMeasures, {});
  expect([refused.statusCode, refused.json().code]).toEqual([403, 'not-allowed']);
});
