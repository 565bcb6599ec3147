import type { MessageChannel, Space } from '@dongbo/contract';
import {
  createMailGateway,
  createSimulatedMessageGateway,
  createSmsGateway,
  type MailGatewayFacts,
  type MessageGateway,
  type MessageGateways,
  type SmsGatewayFacts,
  type SpaceDatabase,
} from '@dongbo/kernel';

/** Who carries messages in earnest; null: nobody. */
export interface MessageCarriers {
  readonly email: MailGatewayFacts | null;
  readonly sms: SmsGatewayFacts | null;
}

export interface GatewayFacts {
  readonly carriers?: MessageCarriers;
  readonly demonstration: boolean;
  readonly databases: Readonly<Record<Space, SpaceDatabase>>;
}

/** Who carries messages in which space. What is tried out goes to the simulated carriers whatever is set, never outside; in the official
 * space they stand in only where there is demonstration data and nobody else was set. */
export function createMessageGateways({ carriers, demonstration, databases }: GatewayFacts): MessageGateways {
  const simulated = (channel: MessageChannel): MessageGateway => createSimulatedMessageGateway({ channel, databases });
  const trial = { email: simulated('email'), sms: simulated('sms') };
  const { email = null, sms = null } = carriers ?? {};
  const standIn = demonstration ? trial : { email: null, sms: null };
  const official = {
    email: email === null ? standIn.email : createMailGateway(email),
    sms: sms === null ? standIn.sms : createSmsGateway(sms),
  };
  return { of: (space, channel) => (space === 'trial' ? trial : official)[channel] };
}
