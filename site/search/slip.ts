import type { Slip } from './match.ts';

/** One letter off, the marks right. */
const near = 0.6;
/** One letter off and other marks too, or two letters long. */
const far = 0.4;

/** How well a word answers that is one slip from what was typed; 0 where none is. */
export const slipOf: Slip = (word, term) => {
  // Figures are exact: 42 is not 40, and a slip in a year names another law.
  if (/\d/.test(word.fold) || word.fold.length < 2 || term.fold.length < 2) return 0;
  if (!withinOneSlip(word.fold, term.fold)) return 0;
  const short = Math.min(word.fold.length, term.fold.length) < 3;
  return !short && withinOneSlip(word.exact, term.exact) ? near : far;
};

/**
 * Whether `a` becomes `b` by at most one slip of the finger: a letter changed, left out, put in,
 * or two neighbours swapped. `khau`, `khua` → true; `ma`, `so` → false.
 */
export function withinOneSlip(a: string, b: string): boolean {
  const longer = a.length >= b.length ? a : b;
  const shorter = a.length >= b.length ? b : a;
  if (longer.length - shorter.length > 1) return false;
  let same = 0;
  while (same < shorter.length && longer[same] === shorter[same]) same += 1;
  if (longer.length > shorter.length) return longer.slice(same + 1) === shorter.slice(same);
  if (longer.slice(same + 1) === shorter.slice(same + 1)) return true;
  return (
    longer[same] === shorter[same + 1] &&
    longer[same + 1] === shorter[same] &&
    longer.slice(same + 2) === shorter.slice(same + 2)
  );
}
