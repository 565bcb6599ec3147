import refusals from '@dongbo/contract/texts/en/kernel/refusals-of-messages.json' with { type: 'json' };
import words from '../message-ways.json?en';

export const texts = { portal: words, refusals };
