// What a piece of a station's log says, held against the copy. Pure: what to write, and what does not hold.
import { hashLine } from '../../store/chain.ts';
import type { LoggedEvent } from '../../store/store.ts';

export interface KnownHead {
  readonly seq: number;
  readonly hash: string;
}

/** What does not hold, and at which line; `hash` is what the station says of it. */
export interface Finding {
  readonly kind: 'restarted' | 'forked' | 'cut' | 'gap' | 'altered';
  readonly seq: number;
  readonly hash: string;
}

export type Judgement =
  /** New lines, the next in the copy. */
  | {
      readonly is: 'follows';
      readonly lines: readonly LoggedEvent[];
      /** The last line of the piece that the copy has now; absent where it has none of it. */
      readonly upTo?: number;
      readonly finding?: Finding;
    }
  /** They leave the copy after line `from`, and are a history of their own. */
  | {
      readonly is: 'leaves';
      readonly from: KnownHead;
      readonly lines: readonly LoggedEvent[];
      readonly finding: Finding;
    }
  /** They begin later than the copy ends: the ones between are wanted first. */
  | { readonly is: 'early' };

/**
 * `copied`: the copy's own hash at a line; asked only of lines that it has. Lines that the copy has already are passed over,
 * so that a piece sent twice is one. The first line whose hash is not that of its words, or that does not follow the one
 * before it, ends the piece: nothing from there on is proved.
 */
export function judgeLines(
  head: KnownHead,
  lines: readonly LoggedEvent[],
  copied: (seq: number) => string | undefined,
): Judgement {
  const { proved, finding } = provedPart(lines);
  const [first] = proved;
  const broken = finding && { finding };
  if (!first) return { is: 'follows', lines: [], ...broken };
  if (first.seq > head.seq + 1) return { is: 'early' };
  const before = first.seq === 1 ? zeros : copied(first.seq - 1);
  // It joins on to nothing that was copied: what lies before is wanted first.
  if (first.prev !== before) return { is: 'early' };
  const fork = proved.findIndex(({ seq, hash }) => seq <= head.seq && copied(seq) !== hash);
  const line = proved[fork];
  if (!line) {
    const lines = proved.filter(({ seq }) => seq > head.seq);
    const upTo = proved.at(-1)?.seq ?? 0;
    return { is: 'follows', lines, upTo, ...broken };
  }
  return {
    is: 'leaves',
    from: { seq: line.seq - 1, hash: line.prev },
    lines: proved.slice(fork),
    finding: { kind: line.seq === 1 ? 'restarted' : 'forked', seq: line.seq, hash: line.hash },
  };
}

const zeros = '0'.repeat(64);

/** The lines that prove each other, up to the first that does not. */
function provedPart(lines: readonly LoggedEvent[]): {
  readonly proved: readonly LoggedEvent[];
  readonly finding?: Finding;
} {
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    const { seq, hash } = line;
    const proved = lines.slice(0, at);
    if (before && seq !== before.seq + 1)
      return { proved, finding: { kind: 'gap', seq: before.seq + 1, hash } };
    if (hash !== hashLine(line) || (before && line.prev !== before.hash))
      return { proved, finding: { kind: 'altered', seq, hash } };
  }
  return { proved: lines };
}

/** Lines of the copy to look for a common one by: near the end each, then ever farther apart, back to the first. */
export function anchorSeqs(headSeq: number): readonly number[] {
  const seqs: number[] = [];
  for (let back = 0, step = 1; back < headSeq; back += step) {
    seqs.push(headSeq - back);
    if (seqs.length > 4) step *= 2;
  }
  return headSeq > 0 && seqs.at(-1) !== 1 ? [...seqs, 1] : seqs;
}
