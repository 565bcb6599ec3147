import words from '../sign-in.json?uk';

export const texts = { portal: words };
