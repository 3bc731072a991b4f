/**
 * A slot's name for places that take few characters: what `takes` refuses of its campaign's name becomes its number, so that two
 * campaigns never become one. `tết@2026-12-01T17:00` → `t-x1ebf-t@2026-12-01T17:00` where ASCII alone is taken.
 */
export function plainName(slot: string, takes: RegExp): string {
  const [campaign = '', ...rest] = slot.split('@');
  const plain = Array.from(campaign, (letter) =>
    takes.test(letter) ? letter : `-x${letter.codePointAt(0)?.toString(16) ?? ''}-`,
  );
  return [plain.join(''), ...rest].join('@');
}
