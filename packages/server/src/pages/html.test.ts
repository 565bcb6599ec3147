import fc from 'fast-check';
import { expect, test } from 'vitest';
import { html } from './html.ts';

test('values are escaped, HTML made by the tag is not', () => {
  const inner = html`<b>${'<i>"\'&'}</b>`;
  expect(html`<p title="${'"'}">${inner}</p>`.text).toBe('<p title="&quot;"><b>&lt;i&gt;&quot;&#39;&amp;</b></p>');
});

test('lists are joined; null, undefined and false leave nothing; nought is a number', () => {
  expect(html`${['a', html`<b>c</b>`, null, 'b']}${undefined}${false}${0}`.text).toBe('a<b>c</b>b0');
});

test('no text can open an element or leave an attribute', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'a', 'đ', ' ') }), (text) => {
      const written = html`${text}`.text;
      expect(written).not.toMatch(/[<>"']/);
    }),
  );
});
