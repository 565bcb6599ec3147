const form = new Intl.DateTimeFormat('en-GB', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Asia/Ho_Chi_Minh' });

/** 29/11/2026 08:15, Vietnamese time. */
export const momentText = (at: Date): string => form.format(at).replace(',', '');
