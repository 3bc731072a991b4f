import type { Field, Screen, Simulator } from '../../content/schema/simulator.ts';
import { next } from '../simulator/machine/next.ts';
import { start, type State } from '../simulator/machine/state.ts';
import { codeNow, resolve, shownValue } from '../simulator/machine/values.ts';
import { textParts } from '../simulator/view/text-parts.ts';
import {
  drawAnswer,
  drawBox,
  drawButton,
  drawCodeImage,
  drawCodeSentence,
  drawItem,
  drawLabel,
  drawMessage,
  drawOption,
  drawTitle,
  drawWritten,
  type Piece,
} from './pieces.ts';
import type { Picture } from './pictured-screens.ts';

export interface Drawing {
  readonly height: number;
  /** From the top of the drawing, 280 wide. */
  readonly pieces: readonly (Piece & { readonly top: number })[];
  /** Where the finger's tip touches. */
  readonly hand?: { readonly x: number; readonly y: number };
  /** What the picture shows, in one sentence. */
  readonly alt: string;
}

/** Where the screen begins below the bar with its address. */
const firstTop = 56;
/** More answers than these would make the picture longer than a telephone. */
const mostAnswers = 6;
const mostActions = 2;
/** From the tip of the finger to below the wrist. */
const handHeight = 46;

/**
 * Practised screens as one drawing, filled in as "Chỉ cho tôi" fills them: titles, messages, what is reviewed, codes,
 * fields, and the buttons of the last. `today` is `yyyy-mm-dd`.
 */
export function drawScreens({ simulator, screens, points }: Picture, today: string): Drawing {
  const last = screens.at(-1);
  if (last === undefined) throw new Error('a picture without a screen');
  const visited = next(simulator, start(simulator, today), { type: 'visit', screen: last.id });
  const state = next(simulator, visited, { type: 'show' });
  const groups = screens.flatMap((screen) => drawInside(screen, simulator, state));
  // What is drawn as one table ends in the one button that sends it.
  const buttons = last.actions
    .slice(0, screens.length > 1 ? 1 : mostActions)
    .map(({ label }, at) => drawButton(label, at === 0));
  let top = firstTop;
  const pieces = [...groups, buttons].flatMap((group) => {
    const placed = group.map((piece) => {
      const drawn = { ...piece, top };
      top += piece.height;
      return drawn;
    });
    if (group.length > 0) top += 6;
    return placed;
  });
  const pointed = pieces.find(({ target }) => target !== undefined && target.name === points);
  const title = screens.map((screen) => `“${screen.title}”`).join(' và ');
  const finger = pointed === undefined ? '' : `, ngón tay chỉ vào “${points ?? ''}”`;
  const drawing = { height: top + 12, pieces, alt: `Hình vẽ màn hình ${title}${finger}.` };
  if (pointed?.target === undefined) return drawing;
  const hand = { x: pointed.target.x, y: pointed.top + pointed.target.y };
  return { ...drawing, height: Math.max(drawing.height, hand.y + handHeight), hand };
}

/** Everything on a screen but its buttons, in groups that stand apart. */
function drawInside(screen: Screen, simulator: Simulator, state: State): readonly Piece[][] {
  const fill = (text: string) =>
    textParts(text)
      .map((part) => ('key' in part ? resolve(simulator, state, part.key) : part.text))
      .join('');
  // What is said on a screen is the practice's own talk, save the sentence that tells a code.
  const told = screen.says
    .flatMap((text) => text.split(/(?<=\.)\s/))
    .find((sentence) => sentence.includes(': {code.'));
  return [
    [drawTitle(screen.title)],
    [...(screen.beside?.messages ?? []), ...screen.messages].map(({ from, text }) =>
      drawMessage(from, fill(text)),
    ),
    // Some portals head the screen as the practice does: once is enough.
    screen.written
      .map(fill)
      .filter((text) => text.toLowerCase() !== screen.title.toLowerCase())
      .map(drawWritten),
    told === undefined ? [] : [drawCodeSentence(fill(told))],
    screen.list.map(fill).map(drawItem),
    screen.image === undefined ? [] : [drawCodeImage(codeNow(simulator, state, screen.image))],
    screen.reviews === undefined ? [] : drawReview(screen.reviews, simulator, state),
    ...screen.fields.map((field) => drawField(field, state)),
  ];
}

function drawField({ id, type, label, options }: Field, state: State): Piece[] {
  const value = state.values[id] ?? '';
  if (options === undefined) return [drawBox(label, type === 'password' ? '••••••••' : value)];
  const drawn = options.map((option) => drawOption(option.label, option.value === value));
  return [drawLabel(label), ...drawn];
}

function drawReview(step: string, simulator: Simulator, state: State): Piece[] {
  const answers = simulator.screens
    .filter(({ when }) => when === undefined || state.values[when.field] === when.value)
    .filter((screen) => screen.step === step)
    .flatMap(({ fields }) => fields)
    .map(({ id, label }) => drawAnswer(label, shownValue(simulator, state, id)));
  const more = answers.length > mostAnswers ? [drawLabel('…')] : [];
  return [...answers.slice(0, mostAnswers), ...more];
}
