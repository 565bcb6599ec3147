import notices from '@dongbo/contract/texts/uk/kernel/notices.json' with { type: 'json' };

export const texts = { notices };
