import { expect, test } from 'vitest';
import { writeSiteMap } from './site-map.ts';

test('addresses are whole and escaped', () => {
  const xml = writeSiteMap('https://dvc.example.vn', ['/', '/thu-tuc/1.001193', '/a&b<']);
  expect(xml).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<urlset xmlns="http:\/\/www.sitemaps.org/);
  expect(xml).toContain('<loc>https://dvc.example.vn/</loc>');
  expect(xml).toContain('<loc>https://dvc.example.vn/thu-tuc/1.001193</loc>');
  expect(xml).toContain('<loc>https://dvc.example.vn/a&amp;b&lt;</loc>');
});
