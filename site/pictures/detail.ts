import type { Drawing } from './draw-screen.ts';

const margin = 10;
/** As much of a screen as stands beside a step on paper, in letters that can be read there. */
const mostHeight = 100;
/** From the tip of the finger to below the wrist. */
const handHeight = 46;

/**
 * What of a drawn screen stands on a leaflet, at a size at which it can be read: the thing that the finger points at; where
 * none points, the screen's first lines.
 */
export function detailOf(drawing: Drawing): Drawing {
  const { pieces, hand, alt } = drawing;
  const from = hand
    ? pieces.findIndex(({ top, height }) => top <= hand.y && hand.y < top + height)
    : 0;
  const first = pieces[Math.max(0, from)];
  if (!first) return drawing;
  const rest = hand ? [first] : pieces.slice(from);
  const shown = rest.filter(({ top, height }) => top + height - first.top <= mostHeight);
  const up = first.top - margin;
  const kept = (shown.length > 0 ? shown : [first]).map((piece) => ({
    ...piece,
    top: piece.top - up,
  }));
  const end = Math.max(...kept.map(({ top, height }) => top + height)) + margin;
  if (!hand) return { pieces: kept, alt, height: end };
  const moved = { x: hand.x, y: hand.y - up };
  return { pieces: kept, alt, hand: moved, height: Math.max(end, moved.y + handHeight) };
}
