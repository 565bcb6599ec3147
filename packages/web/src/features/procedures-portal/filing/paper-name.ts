/** The source writes its own list marks into the names of papers; the page has marks already. */
export const withoutBullet = (name: string): string => name.replace(/^[-–+*•]\s*/, '');
