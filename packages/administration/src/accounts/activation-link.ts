/** Where somebody chooses the password of their account. The secret stands behind `#`, so that it comes into no log of a server. */
export const activationLink = (publicAddress: string, token: string): string =>
  `${publicAddress.replace(/\/$/, '')}/kich-hoat#${token}`;
