// The log held against its hashes and the slots, piece by piece: a log of years fits in no memory at once.
import { setImmediate as soon } from 'node:timers/promises';
import { createVerifier, type Verifier } from './chain.ts';
import { readEvent } from './sqlite-rows.ts';
import type { Statements } from './sqlite-statements.ts';
import type { LoggedEvent, Slot, SlotLog } from './store.ts';

/** Some 5 ms of a slow PC. */
const linesInPiece = 250;

export function createVerifying(
  { sql, together }: Statements,
  slots: () => readonly Slot[],
): Pick<SlotLog, 'verify' | 'verifyInPieces'> {
  const pieceAfter = (seq: number): readonly LoggedEvent[] =>
    sql('SELECT * FROM event WHERE seq > ? ORDER BY seq LIMIT ?')
      .all(seq, linesInPiece)
      .map(readEvent);
  /** False: there are more. */
  const takePiece = (verifier: Verifier): boolean => {
    const piece = pieceAfter(verifier.lastSeq());
    piece.forEach(verifier.take);
    return verifier.isBroken() || piece.length < linesInPiece;
  };
  return {
    verify: (expectedHead) =>
      together(() => {
        const verifier = createVerifier(expectedHead);
        while (!takePiece(verifier));
        return verifier.end(slots());
      }),
    async verifyInPieces(expectedHead) {
      const verifier = createVerifier(expectedHead);
      for (;;) {
        // What came meanwhile, and the slots, of one and the same instant.
        const found = together(() => (takePiece(verifier) ? verifier.end(slots()) : undefined));
        if (found) return found;
        await soon();
      }
    },
  };
}
