/** So much at once, and so much each second after that. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/** Of one address, without a session. A page with its style, script and icon is four. */
export const rateOfStranger: Rate = { burst: 60, perSecond: 5 };
/** Of what such an address sends: each guess of a password costs a third of a second of a processor. */
export const rateOfStrangersForms: Rate = { burst: 30, perSecond: 1 };
/** Of one session: the address it comes from may be that of a whole office, or of somebody who floods. */
export const rateOfPerson: Rate = { burst: 120, perSecond: 10 };
/** Of what the scripts of one session's pages send: two editors open, each some times a second. */
export const rateOfScripts: Rate = { burst: 240, perSecond: 20 };

/** Addresses remembered at once; the one seen longest ago gives way. */
const mostKnown = 5000;

export interface Rates {
  /** False where whoever it is has used up what he may, on `now` (real ms). */
  allows(who: string, rate: Rate, now: number): boolean;
}

/** Token buckets: https://en.wikipedia.org/wiki/Token_bucket */
export function createRates(): Rates {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    allows(who, { burst, perSecond }, now) {
      const known = buckets.get(who) ?? { left: burst, at: now };
      const left = Math.min(burst, known.left + ((now - known.at) / 1000) * perSecond);
      buckets.delete(who);
      buckets.set(who, { left: Math.max(0, left - 1), at: now });
      const oldest = buckets.size > mostKnown ? buckets.keys().next().value : undefined;
      if (oldest !== undefined) buckets.delete(oldest);
      return left >= 1;
    },
  };
}

/** Who an address is for the rates: of IPv6 the network, since one machine has all of it. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const start = head === '' ? [] : head.split(':');
  const end = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = Array<string>(Math.max(0, 8 - start.length - end.length)).fill('0');
  return [...start, ...gap, ...end].slice(0, 4).join(':');
}
