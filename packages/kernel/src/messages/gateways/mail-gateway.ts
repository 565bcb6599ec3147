import { createTransport } from 'nodemailer';
import type { MessageGateway } from '../message-gateway.ts';

export interface MailGatewayFacts {
  /** The relay: `smtps://name:password@mail.example.vn:465`, or `smtp://...:587` with STARTTLS. */
  readonly url: string;
  /** From whom letters come: `Cổng dịch vụ công <khong-tra-loi@example.vn>`. */
  readonly from: string;
}

interface SmtpError {
  readonly responseCode?: number;
  readonly command?: string;
  readonly code?: string;
}

/** The relay says of the address itself that it does not exist (5xx to RCPT TO); whatever else it says is about us. */
const isAddressRefused = ({ responseCode, command }: SmtpError): boolean =>
  command === 'RCPT TO' && responseCode !== undefined && responseCode >= 550 && responseCode <= 553;

const pauseMs = 15_000;

/** Hands e-mail to a relay by SMTP. The id of the message stands in `Message-ID`, so that a mailbox shows one that was handed over twice
 * once. A relay that takes a letter and sends it back later is not heard. */
export function createMailGateway({ url, from }: MailGatewayFacts): MessageGateway {
  const { hostname } = new URL(url);
  return {
    name: 'smtp',
    async send({ id, to, subject, text, html }, signal) {
      const relay = createTransport({
        url,
        connectionTimeout: pauseMs,
        greetingTimeout: pauseMs,
        socketTimeout: pauseMs,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      const end = (): void => relay.close();
      signal.addEventListener('abort', end, { once: true });
      try {
        const sent = await relay.sendMail({
          messageId: `<${id}@${hostname}>`,
          from,
          to: { name: '', address: to },
          subject: subject ?? '',
          text,
          ...(html !== null && { html }),
          headers: { 'auto-submitted': 'auto-generated' },
        });
        return { kind: 'accepted', reference: sent.messageId };
      } catch (cause) {
        const error: SmtpError = typeof cause === 'object' && cause !== null ? cause : {};
        if (isAddressRefused(error)) return { kind: 'refused' };
        // The error of the library names the address and what the relay said of it; the log must not.
        throw new Error(`the mail relay: ${error.code ?? 'failed'} ${error.responseCode ?? ''}`.trim());
      } finally {
        signal.removeEventListener('abort', end);
        relay.close();
      }
    },
  };
}
