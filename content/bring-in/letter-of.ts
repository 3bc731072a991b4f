/** `#120`, `#x1EA1` → its letter; what is no letter of Unicode is �, as the tree's reader has it. */
export function letterOf(reference: string): string {
  const hex = /^#x/i.test(reference);
  const code = hex ? Number.parseInt(reference.slice(2), 16) : Number(reference.slice(1));
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
}
