import { formatPhone, type MessageWay } from '@dongbo/contract';

/** An address as people write it. */
export const shownAddress = ({ channel }: Pick<MessageWay, 'channel'>, address: string): string =>
  channel === 'sms' ? formatPhone(address) : address;
