import { createRootRoute } from '@tanstack/react-router';

/** The root of the desk's addresses. Parts hang their routes below it; the shell gives it its frame. */
export const deskRoot = createRootRoute();
