import type { Node } from 'prosemirror-model';

/** What a pair is worth that is the same, more than any that is only alike. */
const same = 4;
/** What is moved and changed is at least so much alike. */
const leastMoved = 0.7;

/**
 * For each new node the index of the old one that it is, changed or not, of one type: in order as far as can be, then what
 * was moved.
 */
export function align(was: readonly Node[], is: readonly Node[]): readonly (number | undefined)[] {
  let before = 0;
  while (before < was.length && before < is.length && eq(was[before], is[before])) {
    before++;
  }
  let after = 0;
  const most = Math.min(was.length, is.length) - before;
  while (after < most && eq(was.at(-1 - after), is.at(-1 - after))) {
    after++;
  }
  const middle = alignMiddle(
    was.slice(before, was.length - after),
    is.slice(before, is.length - after),
  );
  return is.map((_, at) => {
    if (at < before) {
      return at;
    }
    if (at >= is.length - after) {
      return at - is.length + was.length;
    }
    const found = middle[at - before];
    return found === undefined ? undefined : found + before;
  });
}

function eq(one: Node | undefined, other: Node | undefined): boolean {
  return one !== undefined && other !== undefined && one.eq(other);
}

/** The pairs that are worth the most together. */
function alignMiddle(was: readonly Node[], is: readonly Node[]): readonly (number | undefined)[] {
  const width = is.length + 1;
  const best = new Float64Array((was.length + 1) * width);
  const worth = pairWorth(was, is);
  for (let i = was.length - 1; i >= 0; i--) {
    for (let j = is.length - 1; j >= 0; j--) {
      const value = worth(i, j);
      const paired = value > 0 ? value + (best[(i + 1) * width + j + 1] ?? 0) : 0;
      const [left, right] = [best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0];
      best[i * width + j] = Math.max(paired, left, right);
    }
  }
  const pairs = Array<number | undefined>(is.length).fill(undefined);
  for (let i = 0, j = 0; i < was.length && j < is.length;) {
    const here = best[i * width + j] ?? 0;
    if (here === (best[(i + 1) * width + j] ?? 0)) {
      i++;
    } else if (here === (best[i * width + j + 1] ?? 0)) {
      j++;
    } else {
      pairs[j++] = i++;
    }
  }
  return withMoved(pairs, was.length, worth);
}

/** What is left on both sides and much alike. */
function withMoved(
  pairs: readonly (number | undefined)[],
  olds: number,
  worth: (i: number, j: number) => number,
): readonly (number | undefined)[] {
  const taken = new Set(pairs);
  return pairs.map((pair, j) => {
    if (pair !== undefined) {
      return pair;
    }
    let best: number | undefined;
    for (let i = 0; i < olds; i++) {
      const isBetter = worth(i, j) > (best === undefined ? leastMoved : worth(best, j));
      best = isBetter && !taken.has(i) ? i : best;
    }
    taken.add(best);
    return best;
  });
}

function pairWorth(was: readonly Node[], is: readonly Node[]): (i: number, j: number) => number {
  const [wasTexts, isTexts] = [was.map(textOf), is.map(textOf)];
  return (i, j) => {
    const [one, other] = [was[i], is[j]];
    if (one === undefined || other === undefined || one.type !== other.type) {
      return 0;
    }
    if (one.eq(other)) {
      return same;
    }
    const id: unknown = one.attrs['id'];
    const isNamed = typeof id === 'string' && id !== '' && id === other.attrs['id'];
    // The sign of an entry stands on the line of what it begins with.
    const beginsSame =
      one.isBlock && eq(one.firstChild ?? undefined, other.firstChild ?? undefined);
    const more = (isNamed ? 1 : 0) + (beginsSame ? 1 : 0);
    return 0.1 + more + likeness(wasTexts[i] ?? '', isTexts[j] ?? '');
  };
}

function textOf(node: Node): string {
  return node.textContent;
}

/** 0 to 1: how much of the longer text both begin and end with. */
function likeness(one: string, other: string): number {
  const [most, longest] = [Math.min(one.length, other.length), Math.max(one.length, other.length)];
  let head = 0;
  while (head < most && one.charCodeAt(head) === other.charCodeAt(head)) {
    head++;
  }
  let tail = 0;
  while (
    tail < most - head &&
    one.charCodeAt(one.length - 1 - tail) === other.charCodeAt(other.length - 1 - tail)
  ) {
    tail++;
  }
  return longest === 0 ? 1 : (head + tail) / longest;
}
