export const counted = { at: Date.now(), then: new Date() };
