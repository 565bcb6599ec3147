import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { Instant, line } from '../values.ts';

/** Ways to tell people outside of the platform. */
export const messageChannels = ['email', 'sms'] as const;
export const MessageChannel = z.enum(messageChannels).describe('E-mail, or text message to a telephone');
export type MessageChannel = z.infer<typeof MessageChannel>;

/** What the caller has chosen for one channel. */
export const MessageWay = z
  .object({
    channel: MessageChannel,
    isOffered: z.boolean().describe('Whether this installation sends by it at all'),
    isSimulated: z.boolean().describe('It goes nowhere and can be read here: a demonstration, or what is tried out'),
    address: z.string().nullable().describe('Confirmed address: e-mail, or telephone in the international form'),
    state: z
      .enum(['none', 'on', 'off', 'returned'])
      .describe('None: no address; returned: the address turned out not to exist, and was turned off'),
    since: Instant.nullable().describe('Since when; null: never chosen'),
    asked: z
      .object({
        address: z.string().describe('Address that waits to be confirmed'),
        expiresAt: Instant.describe('Until when the code can be typed'),
        triesLeft: z.number().int().describe('How often a code can still be typed'),
        sending: z.enum(['waiting', 'sent', 'refused', 'failed']).describe('What became of the message with the code'),
      })
      .nullable()
      .describe('A code was asked and still counts'),
  })
  .meta({ id: 'MessageWay' });
export type MessageWay = z.infer<typeof MessageWay>;

export const listMessageWays = defineEndpoint({
  name: 'kernel.message-way.list',
  summary: 'How the caller is told outside of the platform: addresses, whether they are on, codes that are waited for',
  method: 'GET',
  path: '/message-ways',
  access: 'person',
  input: z.object({}),
  output: z.object({ items: z.array(MessageWay).describe('One for each channel') }),
});

export const askMessageCode = defineEndpoint({
  name: 'kernel.message-way.ask-code',
  summary: 'Send a code of six digits to an address that the caller wants to be told at; slowed by address and account',
  method: 'POST',
  path: '/message-ways/:channel/code',
  access: 'person',
  input: z.object({
    channel: MessageChannel,
    address: line(254).describe('E-mail address, or Vietnamese mobile number in any usual spelling'),
  }),
  output: z.object({ expiresAt: Instant.describe('Until when the code can be typed') }),
  refusals: [
    'message-way.not-offered',
    'message-way.not-an-email',
    'message-way.not-a-mobile',
    'message-way.too-many-codes',
  ],
});

export const confirmMessageAddress = defineEndpoint({
  name: 'kernel.message-way.confirm',
  summary:
    'Type the code that was sent: the address is confirmed and turned on. A wrong code is an answer, because it counts',
  method: 'POST',
  path: '/message-ways/:channel/confirmation',
  access: 'person',
  input: z.object({
    channel: MessageChannel,
    code: z
      .string()
      .regex(/^\d{6}$/)
      .describe('Six digits'),
  }),
  output: z.object({
    outcome: z
      .enum(['confirmed', 'wrong', 'over'])
      .describe('Over: no code counts any more, a new one has to be asked'),
    triesLeft: z.number().int().describe('How often a code can still be typed'),
  }),
});

export const setMessageWay = defineEndpoint({
  name: 'kernel.message-way.set',
  summary: 'Turn a channel with a confirmed address on or off; both are kept as consent and its withdrawal',
  method: 'PUT',
  path: '/message-ways/:channel',
  access: 'person',
  input: z.object({ channel: MessageChannel, on: z.boolean().describe('Whether messages go out by it') }),
  output: z.object({}),
  refusals: ['message-way.not-confirmed'],
});

export const removeMessageAddress = defineEndpoint({
  name: 'kernel.message-way.remove',
  summary: 'Turn a channel off and remove its address',
  method: 'DELETE',
  path: '/message-ways/:channel',
  access: 'person',
  input: z.object({ channel: MessageChannel }),
  output: z.object({}),
});

const SimulatedMessage = z.object({
  channel: MessageChannel,
  address: z.string().describe('Where it would have gone'),
  subject: z.string().nullable().describe('Of an e-mail'),
  text: z.string().describe('What it says'),
  at: Instant.describe('When it was handed over'),
});

export const listMySimulatedMessages = defineEndpoint({
  name: 'kernel.my-simulated-message.list',
  summary:
    'What the simulated carriers were handed for the caller, newest first; not there where messages go out in earnest',
  method: 'GET',
  path: '/my/simulated-messages',
  access: 'person',
  input: z.object({}),
  output: z.object({ items: z.array(SimulatedMessage).max(50).describe('The newest fifty') }),
});

export const listSimulatedMessages = defineEndpoint({
  name: 'kernel.simulated-message.list',
  summary: 'What the simulated carriers of messages were handed, newest first',
  method: 'GET',
  path: '/simulated-messages',
  access: 'system',
  input: z.object({ limit: z.coerce.number().int().min(1).max(200).default(20).describe('Most messages') }),
  output: z.object({
    items: z.array(SimulatedMessage).describe('Messages to whomever'),
  }),
});
