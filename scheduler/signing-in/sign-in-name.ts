/** What was typed as a sign-in name, as it is kept: lower case, no accents, which a Vietnamese keyboard adds unasked. `Văn.An ` → `van.an` */
export function readSignInName(typed: string): string {
  return typed.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd').trim();
}

/** Letters, digits, and the signs of an e-mail address. */
export function isSignInName(name: string): boolean {
  return /^[a-z0-9][a-z0-9._@+-]{1,63}$/.test(name);
}
