import { z } from 'zod';

// What somebody typed into the address is never an error: a value that is none is left out.
export const text = z.string().optional().catch(undefined);
export const day = z.iso.date().optional().catch(undefined);
