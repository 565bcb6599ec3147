import notices from '@dongbo/contract/texts/vi/kernel/notices.json' with { type: 'json' };
import refusals from '@dongbo/contract/texts/vi/kernel/refusals-of-messages.json' with { type: 'json' };
import ways from '../message-ways.json?vi';
import words from '../notices.json?vi';

export const texts = { portal: { ...words, ...ways }, notices, refusals };
