import refusals from '@dongbo/contract/texts/vi/kernel/refusals-of-messages.json' with { type: 'json' };
import words from '../message-ways.json?vi';

export const texts = { portal: words, refusals };
