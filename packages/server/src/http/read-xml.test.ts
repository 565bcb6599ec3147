import { GeneralError } from '@dongbo/kernel';
import { describe, expect, test } from 'vitest';
import { usualBodyMembers } from '@dongbo/contract';
import { readXml as readXmlOf } from './read-xml.ts';

const readXml = (body: Buffer): string => readXmlOf(body, usualBodyMembers);

function faultOf(body: Buffer): unknown {
  try {
    readXml(body);
    return null;
  } catch (error) {
    if (error instanceof GeneralError) return error.fields[0]?.code;
    throw error;
  }
}
const fault = (text: string): unknown => faultOf(Buffer.from(text));

test('a document comes through as it was written, without its byte order mark', () => {
  const text = '<?xml version="1.0" encoding="UTF-8"?>\n<hoSo ma="1"><ten>Đỗ Quốc Khải</ten><!-- ghi chú --></hoSo>';
  expect(readXml(Buffer.from(`\ufeff${text}`))).toBe(text);
});

describe('is refused before anything parses it', () => {
  test.each([
    ['an external entity', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
    ['an external document type', '<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd"><a/>'],
    ['entities that multiply', '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><l>&b;</l>'],
    ['in small letters, for parsers that do not mind', '<!doctype a><a/>'],
    ['with white space', '<! DOCTYPE a><a/>'],
    ['behind a comment that ends elsewhere for others', '<a b="<!--"><!DOCTYPE a [<!ENTITY x "1">]> --></a>'],
    ['inside a CDATA section', '<a><![CDATA[<!DOCTYPE html>]]></a>'],
    ['an entity alone', '<a><!ENTITY x "1"></a>'],
  ])('%s', (_, text) => {
    expect(fault(text)).toBe('document-type');
  });

  test.each([
    ['no UTF-8', Buffer.from([0x3c, 0x61, 0x3e, 0xc3, 0x28, 0x3c, 0x2f, 0x61, 0x3e])],
    ['UTF-16 with its mark', Buffer.from('\ufeff<a/>', 'utf16le')],
    ['another encoding declared', Buffer.from('<?xml version="1.0" encoding="UTF-7"?><a/>')],
    ['another encoding in single quotes', Buffer.from("<?xml version='1.0' encoding='windows-1258'?><a/>")],
  ])('%s', (_, body) => {
    expect(faultOf(body)).toBe('not-utf-8');
  });

  test.each([
    ['U+0000', '<a>\0</a>', 'control-character'],
    ['an escape of a terminal', '<a>\u001b[2J</a>', 'control-character'],
    ['nothing', '', 'not-xml'],
    ['JSON', '{"a":1}', 'not-xml'],
  ])('%s', (_, text, code) => {
    expect(fault(text)).toBe(code);
  });
});

test.each([
  ['elements', `<a>${'<b/>'.repeat(3_000)}</a>`, 'too-many-fields'],
  ['attributes', `<a ${Array.from({ length: 3_000 }, (_, index) => `b${index}="1"`).join(' ')}/>`, 'too-many-fields'],
  ['levels', `${'<a>'.repeat(100)}${'</a>'.repeat(100)}`, 'too-deep'],
])('too many %s are refused before anything parses them', (_, text, code) => {
  expect(fault(text)).toBe(code);
});

test('what stands in comments, sections and texts counts for nothing, and tags that never end take no time', () => {
  for (const inner of [`<!--${'<b>'.repeat(3_000)}-->`, `<![CDATA[${'<b>'.repeat(3_000)}]]>`, '= '.repeat(3_000)])
    expect(fault(`<a>${inner}</a>`)).toBeNull();
  const begun = performance.now();
  for (const open of ['<', '<a ', '<!--', '<![CDATA[', '<a b="']) fault(`<a>${open.repeat(100_000)}`);
  expect(performance.now() - begun).toBeLessThan(1_000);
});
