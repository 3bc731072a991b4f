import { parseClockSpec, virtualNow } from './schema/clock-spec.ts';

/** Now as the program sees it: the virtual instant of `LOA_CLOCK` where that is set, else the real one. Epoch ms. */
export function nowMs(clock = process.env['LOA_CLOCK'], realMs = Date.now()): number {
  const spec = parseClockSpec(clock ?? '');
  return spec ? virtualNow(spec, realMs) : realMs;
}

/** The calendar day in a time zone, `YYYY-MM-DD`. */
export function dayIn(timeZone: string, atMs: number): string {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone });
    formats.set(timeZone, format);
  }
  return format.format(atMs);
}

/** Making one costs a hundred times what it does. */
const formats = new Map<string, Intl.DateTimeFormat>();
