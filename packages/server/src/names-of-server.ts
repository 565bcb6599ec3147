import { hostname } from 'node:os';
import { ConfigError, type Config } from './config.ts';

/** Does the name of the machine's own loop say that nobody else reaches the server? */
const isOwnLoop = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.');

/** Names under which people may ask this server; addresses always count. */
export const namesOfServer = ({ publicUrls, host }: Config): string[] =>
  [...publicUrls.map((url) => new URL(url).hostname), host, hostname()].map((name) => name.toLowerCase());

/** Where people reach the portal: the first address that was set, or that of a server which only its own machine reaches. */
export function publicAddressOf({ publicUrls, host, port }: Config): string | null {
  const [first] = publicUrls;
  if (first !== undefined) return first.replace(/\/$/, '');
  return isOwnLoop(host) && port !== 0 ? `http://${host.includes(':') ? `[${host}]` : host}:${port}` : null;
}

/** Do other machines reach this server: by its own address, through a proxy, or by a name that people know? */
const isReachedByOthers = ({ host, publicUrls, trustProxy }: Config): boolean =>
  !isOwnLoop(host) || trustProxy.length > 0 || publicUrls.some((url) => !isOwnLoop(new URL(url).hostname));

/** The accounts of the demonstration, leaders among them, share a password that everybody can read. Whoever lets other machines in has
 * to say that they want them. Throws `ConfigError`. */
export function refuseUnaskedDemonstration(config: Config): void {
  if (config.demonstrationIsAsked || !config.demonstration || !isReachedByOthers(config)) return;
  throw new ConfigError(
    'DONGBO_DEMONSTRATION is not set, and other machines reach this server (HOST, DONGBO_TRUST_PROXY or DONGBO_PUBLIC_URL): set it to off where real people work, or to on for a demonstration whose accounts all have one published password',
  );
}

/** What whoever starts a server that others reach should know, in one line each. */
export function warningsOf(config: Config): string[] {
  const accounts =
    config.demonstration && isReachedByOthers(config)
      ? [
          'DONGBO_DEMONSTRATION đang bật và máy khác vào được: ai cũng đăng nhập được bằng tài khoản dùng thử, kể cả lãnh đạo. Đặt DONGBO_DEMONSTRATION=off khi có người thật làm việc.',
        ]
      : [];
  return [...accounts, ...plainLineWarnings(config)];
}

function plainLineWarnings({ host, publicUrls, trustProxy }: Config): string[] {
  if (isOwnLoop(host) || trustProxy.length > 0) return [];
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
