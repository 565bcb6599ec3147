import words from '../en/sign-in.json' with { type: 'json' };

export const texts = { portal: words };
