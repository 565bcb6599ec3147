import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { startPartner, type Partner } from '../../deliveries/partner-server.fixture.ts';
import { createMailGateway } from './mail-gateway.ts';
import { createSmsGateway } from './sms-gateway.ts';

const message = {
  id: '0b8f7a3e-5d0a-4a77-9d0c-6a3c2f6f0001',
  space: 'official',
  to: 'nguoi.thu@example.vn',
  subject: 'Hồ sơ có thông tin mới',
  text: 'Hồ sơ đã có kết quả.\n',
  html: '<p>Hồ sơ đã có kết quả.</p>',
} as const;
const patience = () => AbortSignal.timeout(5_000);

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

interface Relay {
  readonly url: string;
  readonly heard: string[];
}

/** A mail relay on loopback that says what the test wishes to RCPT TO and to the letter. */
async function startRelay({ recipient = '250 ok', letter = '250 taken as 7', greets = true } = {}): Promise<Relay> {
  const heard: string[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    let isLetter = false;
    let kept = '';
    if (greets) socket.write('220 relay\r\n');
    const answer = (line: string): string => {
      if (/^EHLO|^HELO/.test(line)) return '250 relay';
      if (line.startsWith('RCPT')) return recipient;
      if (line.startsWith('DATA')) return '354 go on';
      return line.startsWith('QUIT') ? '221 bye' : '250 ok';
    };
    socket.on('data', (bytes) => {
      kept += bytes.toString('utf8');
      for (let end = kept.indexOf('\r\n'); end >= 0; end = kept.indexOf('\r\n')) {
        const line = kept.slice(0, end);
        kept = kept.slice(end + 2);
        heard.push(line);
        if (isLetter && line !== '.') continue;
        const said = isLetter ? letter : answer(line);
        isLetter = said.startsWith('354');
        socket.write(`${said}\r\n`);
      }
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The relay has no port');
  closing.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((closed) => server.close(closed));
  });
  return { url: `smtp://127.0.0.1:${bound.port}`, heard };
}

describe('a mail relay', () => {
  const gatewayOf = ({ url }: Relay) => createMailGateway({ url, from: 'Cổng <khong-tra-loi@example.vn>' });

  test('is handed the letter as text and HTML under the id of the message', async () => {
    const relay = await startRelay();
    expect(await gatewayOf(relay).send(message, patience())).toMatchObject({ kind: 'accepted' });
    const letter = relay.heard.join('\n');
    expect(letter).toContain('RCPT TO:<nguoi.thu@example.vn>');
    expect(letter).toMatch(/Message-ID: <0b8f7a3e-5d0a-4a77-9d0c-6a3c2f6f0001@127.0.0.1>/i);
    expect(letter).toMatch(/text\/plain/);
    expect(letter).toMatch(/text\/html/);
    expect(letter).toMatch(/auto-submitted: auto-generated/i);
  });

  test('that knows no such mailbox refuses for good', async () => {
    const relay = await startRelay({ recipient: '550 5.1.1 no such user' });
    expect(await gatewayOf(relay).send(message, patience())).toEqual({ kind: 'refused' });
  });

  test.each([
    ['that is busy', { recipient: '451 try later' }],
    ['that takes no letter now', { letter: '452 full' }],
    ['that thinks the letter is spam', { letter: '554 looks like spam' }],
  ])('%s is asked again, and the error names nobody', async (_, says) => {
    const failed = gatewayOf(await startRelay(says)).send(message, patience());
    await expect(failed).rejects.toThrow(/^the mail relay: /);
    await expect(failed).rejects.not.toThrow(/example|Hồ sơ|spam/);
  });

  test('that never says a word is left when the time is over', async () => {
    const relay = await startRelay({ greets: false });
    await expect(gatewayOf(relay).send(message, AbortSignal.timeout(300))).rejects.toThrow(/^the mail relay: /);
  });

  test('is handed nothing but the one address, whatever stands in it', async () => {
    const relay = await startRelay();
    await gatewayOf(relay)
      .send({ ...message, to: 'a@example.vn>\r\nRCPT TO:<b@example.vn' }, patience())
      .catch(() => undefined);
    expect(relay.heard.filter((line) => line.startsWith('RCPT')).join()).not.toContain('<b@example.vn');
  });
});

describe('a gateway of text messages', () => {
  let partner: Partner;
  const start = async () => {
    partner = await startPartner();
    closing.push(async () => await partner[Symbol.asyncDispose]());
    return createSmsGateway({ url: partner.address, token: 'bi-mat', sender: 'DONGNAI' });
  };
  const text = { ...message, to: '+84912345678', subject: null, html: null };

  test('is handed number and text under the id of the message', async () => {
    const gateway = await start();
    partner.answer = (response) => void response.end('{"reference":"A-1"}');
    expect(await gateway.send(text, patience())).toEqual({ kind: 'accepted', reference: 'A-1' });
    expect(partner.heard).toEqual([
      { id: text.id, body: { id: text.id, to: '+84912345678', text: text.text, from: 'DONGNAI' } },
    ]);
  });

  test('that says 422 knows no such number; whatever else it says is asked again, and the error names nobody', async () => {
    const gateway = await start();
    partner.answer = (response) => void response.writeHead(422).end();
    expect(await gateway.send(text, patience())).toEqual({ kind: 'refused' });
    for (const status of [400, 401, 429, 500, 503]) {
      partner.answer = (response) => void response.writeHead(status).end('bi-mat +84912345678');
      const failed = gateway.send(text, patience());
      await expect(failed).rejects.toThrow(`the gateway of text messages answers ${status}`);
    }
  });

  test('that takes it and answers without a reference has taken it; one that never answers is left', async () => {
    const gateway = await start();
    expect(await gateway.send(text, patience())).toEqual({ kind: 'accepted', reference: null });
    partner.answer = () => undefined;
    await expect(gateway.send(text, AbortSignal.timeout(200))).rejects.toThrow();
  });
});
