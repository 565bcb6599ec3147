import words from '../vi/sign-in.json' with { type: 'json' };

export const texts = { portal: words };
