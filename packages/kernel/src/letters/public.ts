export { LayoutFolderError, NoLayoutError } from './layout-shelf.ts';
export type { Layout } from './layout.ts';
export { createLetterPress, LetterError, LetterTooLarge } from './letter-press.ts';
export { qrImage } from './qr-image.ts';
export type { LetterOrder, LetterPress, Watermark } from './letter-press.ts';
export type { LetterValue } from './printable-text.ts';
export { vietnameseDate, vietnameseMoment } from './vietnamese-date.ts';
