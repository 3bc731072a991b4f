/** Now as the program sees it: `LOA_CLOCK="<virtual ISO>|<real ISO>|<speed>"` where set (house.md, Commands), else the real instant. Epoch ms. */
export function nowMs(clock = process.env['LOA_CLOCK'], realMs = Date.now()): number {
  const [virtual, real, speed] = (clock ?? '').split('|');
  const virtualMs = Date.parse(virtual ?? '');
  const startedMs = Date.parse(real ?? '');
  const factor = Number(speed);
  const valid = [virtualMs, startedMs, factor].every(Number.isFinite);
  return valid ? virtualMs + (realMs - startedMs) * factor : realMs;
}

/** The calendar day in a time zone, `YYYY-MM-DD`. */
export function dayIn(timeZone: string, atMs: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(atMs);
}
