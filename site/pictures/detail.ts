import type { Drawing } from './draw-screen.ts';

const margin = 10;
/** As much of a screen as stands beside a step on paper, in letters that can be read there. */
const mostHeight = 100;
/** From the tip of the finger to below the wrist. */
const handHeight = 46;

/**
 * What of a drawn screen stands on a leaflet, at a size at which it can be read: the thing that the finger points at; where
 * none points, the screen's first lines, without its title where that would stand alone: it says no more than the step's own.
 */
export function detailOf(drawing: Drawing): Drawing {
  const { pieces, hand, alt } = drawing;
  const pointed = pieces.filter(
    ({ top, height }) => hand && top <= hand.y && hand.y < top + height,
  );
  const begins = fitting(pieces);
  const shown = begins.length > 1 ? begins : fitting(pieces.slice(1));
  const [chosen = pieces] = [pointed, shown, begins].filter(({ length }) => length > 0);
  const up = (chosen[0]?.top ?? margin) - margin;
  const kept = chosen.map((piece) => ({
    ...piece,
    top: piece.top - up,
  }));
  const end = Math.max(...kept.map(({ top, height }) => top + height)) + margin;
  if (!hand) return { pieces: kept, alt, height: end };
  const moved = { x: hand.x, y: hand.y - up };
  return { pieces: kept, alt, hand: moved, height: Math.max(end, moved.y + handHeight) };
}

/** Of the pieces those that stand no lower than there is room, from the first on. */
function fitting(pieces: Drawing['pieces']): Drawing['pieces'] {
  const from = pieces[0]?.top ?? 0;
  return pieces.filter(({ top, height }) => top + height - from <= mostHeight);
}
