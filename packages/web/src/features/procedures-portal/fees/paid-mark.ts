/** In the address with which a payer comes back from the gateway. */
export const paidMark = 'da-thanh-toan';
