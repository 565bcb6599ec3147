import { hostname } from 'node:os';
import type { Config } from './config.ts';

/** Does the name of the machine's own loop say that nobody else reaches the server? */
const isClosedTo = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.');

/** Names under which people may ask this server; addresses always count. */
export const namesOfServer = ({ publicUrls, host }: Config): string[] =>
  [...publicUrls.map((url) => new URL(url).hostname), host, hostname()].map((name) => name.toLowerCase());

/** Where people reach the portal: the first address that was set, or that of a server which only its own machine reaches. */
export function publicAddressOf({ publicUrls, host, port }: Config): string | null {
  const [first] = publicUrls;
  if (first !== undefined) return first.replace(/\/$/, '');
  return isClosedTo(host) && port !== 0 ? `http://${host.includes(':') ? `[${host}]` : host}:${port}` : null;
}

/** What whoever starts a server that others reach should know, in one line each. */
export function warningsOf({ host, publicUrls, trustProxy }: Config): string[] {
  if (isClosedTo(host) || trustProxy.length > 0) return [];
  const isPlain = publicUrls.every((url) => url.startsWith('http:'));
  return [
    `HOST=${host}: máy khác vào được, nhưng không có HTTPS; mật khẩu và hồ sơ đi qua mạng không mã hóa. Đặt một proxy có TLS phía trước và khai báo trong DONGBO_TRUST_PROXY.`,
    ...(publicUrls.length === 0
      ? [
          'Chưa đặt DONGBO_PUBLIC_URL: máy chủ chỉ trả lời qua địa chỉ IP và tên máy của nó, ví dụ DONGBO_PUBLIC_URL=https://dvc.example.vn.',
        ]
      : []),
    ...(isPlain
      ? []
      : ['DONGBO_PUBLIC_URL nói HTTPS nhưng không có proxy nào trong DONGBO_TRUST_PROXY: cookie sẽ thiếu cờ Secure.']),
  ];
}
