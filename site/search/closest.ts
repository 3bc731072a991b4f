import type { Corpus } from './corpus.ts';
import type { Form } from './fold.ts';

const maxWords = 4;
/** Two words are close when they share at least this part of their letter pairs (Dice's coefficient). */
const leastLikeness = 0.5;

/** Words of the site that look most like what was typed, as they are written there; best first, none twice. */
export function closestWords(forms: readonly Form[], corpus: Corpus): string[] {
  const found = new Map<string, number>();
  for (const form of forms) {
    for (const term of corpus.terms) {
      const likeness = dice(form.fold, term.fold);
      if (likeness < leastLikeness) continue;
      found.set(term.written, Math.max(likeness, found.get(term.written) || 0));
    }
  }
  return [...found]
    .sort((a, b) => b[1] - a[1])
    .slice(0, maxWords)
    .map(([written]) => written);
}

function pairsOf(word: string): string[] {
  const bounded = ` ${word} `;
  return Array.from({ length: bounded.length - 1 }, (_, at) => bounded.slice(at, at + 2));
}

function dice(a: string, b: string): number {
  const [ofA, ofB] = [pairsOf(a), pairsOf(b)];
  const shared = ofA.filter((pair) => ofB.includes(pair)).length;
  return (2 * shared) / (ofA.length + ofB.length);
}
