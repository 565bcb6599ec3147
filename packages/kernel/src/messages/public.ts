export { changeAddress, turnAddressOn } from './address-store.ts';
export { composeMessage } from './compose-message.ts';
export { createMailGateway, type MailGatewayFacts } from './gateways/mail-gateway.ts';
export { createSimulatedMessageGateway } from './gateways/simulated-gateway.ts';
export { createSmsGateway, type SmsGatewayFacts } from './gateways/sms-gateway.ts';
export { readMailAddress } from './mail-address.ts';
export type { MessageGateway, MessageGateways, MessageOutcome, OutgoingMessage } from './message-gateway.ts';
export { addMessages, type NewMessage } from './message-store.ts';
export { messagesOf, type MessagesOfSystem } from './messages-of.ts';
