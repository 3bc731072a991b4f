import { drawCode } from '../simulator/view/drawn-code.ts';
import { wrapText } from './wrap-text.ts';

/** One shape; `look` is its class in styles/drawn.css. Units of a drawing 280 wide. */
export type Shape =
  | {
      readonly kind: 'rect';
      readonly look: 'line' | 'fill' | 'bubble' | 'code';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    }
  | { readonly kind: 'dot'; readonly look: 'line' | 'fill'; readonly y: number; readonly r: number }
  | {
      readonly kind: 'words';
      readonly look: 'plain' | 'title' | 'label' | 'on' | 'big' | 'turned';
      readonly x: number;
      /** Of the line the letters stand on. */
      readonly y: number;
      readonly text: string;
      readonly isCentred?: boolean;
      /** SVG transform, of letters that are turned. */
      readonly transform?: string;
    };

/** One thing on a drawn screen, drawn from its own top. */
export interface Piece {
  readonly shapes: readonly Shape[];
  readonly height: number;
  /** What a finger may point at here: the words it goes by, and where its tip touches. */
  readonly target?: { readonly name: string; readonly x: number; readonly y: number };
}

const left = 20;
const width = 240;
const lineHeight = 21;
/** Letters that fit into `width`, and into what an option's dot or a bubble's edge leaves of it. */
const lineLength = 27;
const optionLength = 22;
const bubbleLength = 26;
const titleLength = 25;
const buttonLength = 21;
/** Of a usual letter at 16 px, so that a finger stands beside an option and not upon its words. */
const letterWidth = 8.6;

type WordLook = (Shape & { kind: 'words' })['look'];

function lines(text: readonly string[], look: WordLook, x: number, top = 0): readonly Shape[] {
  return text.map((line, at) => ({
    kind: 'words',
    look,
    x,
    y: top + 15 + at * lineHeight,
    text: line,
  }));
}

export function drawTitle(text: string): Piece {
  const wrapped = wrapText(text, titleLength);
  return { shapes: lines(wrapped, 'title', left), height: wrapped.length * lineHeight };
}

/** What is written on the drawn screen itself. */
export function drawWritten(text: string): Piece {
  const wrapped = wrapText(text, lineLength);
  return { shapes: lines(wrapped, 'plain', left), height: wrapped.length * lineHeight + 4 };
}

/** A message on the telephone or in the mailbox. */
export function drawMessage(from: string, text: string): Piece {
  const wrapped = wrapText(text, bubbleLength);
  const height = (wrapped.length + 1) * lineHeight + 14;
  return {
    height: height + 4,
    shapes: [
      { kind: 'rect', look: 'bubble', x: 14, y: 0, width: 252, height },
      ...lines([from], 'title', left + 4, 6),
      ...lines(wrapped, 'plain', left + 4, 6 + lineHeight),
    ],
  };
}

/** `Mã hồ sơ của bác: TAP-0067.`: what comes after the colon is written large. */
export function drawCodeSentence(text: string): Piece {
  const [name = '', value = ''] = text.replace(/\.$/, '').split(/:\s*/, 2);
  return {
    height: 66,
    shapes: [
      { kind: 'rect', look: 'bubble', x: 14, y: 0, width: 252, height: 62 },
      ...lines([name], 'plain', left + 4, 6),
      { kind: 'words', look: 'big', x: left + 4, y: 50, text: value },
    ],
    target: { name, x: 178, y: 24 },
  };
}

export function drawItem(item: string): Piece {
  const wrapped = wrapText(item, bubbleLength - 1);
  const shapes = [...lines(['•'], 'plain', left), ...lines(wrapped, 'plain', left + 16)];
  return { shapes, height: wrapped.length * lineHeight + 4 };
}

/** A code as the picture that has to be copied: letters apart and turned, as in the practice. */
export function drawCodeImage(value: string): Piece {
  const letters = drawCode(value).map(({ character, transform }): Shape => {
    const moved = `translate(${left} 0) ${transform}`;
    return { kind: 'words', look: 'turned', x: 0, y: 0, text: character, transform: moved };
  });
  const box = { x: left, y: 0, width: 200, height: 70 };
  return { height: 76, shapes: [{ kind: 'rect', look: 'code', ...box }, ...letters] };
}

export function drawBox(label: string, value: string): Piece {
  const wrapped = wrapText(label, lineLength);
  const top = wrapped.length * lineHeight;
  return {
    height: top + 38,
    shapes: [
      ...lines(wrapped, 'label', left),
      { kind: 'rect', look: 'line', x: left, y: top, width, height: 32 },
      { kind: 'words', look: 'plain', x: left + 10, y: top + 22, text: value },
    ],
    target: { name: label, x: 226, y: top + 8 },
  };
}

export function drawLabel(label: string): Piece {
  const wrapped = wrapText(label, lineLength);
  return { shapes: lines(wrapped, 'label', left), height: wrapped.length * lineHeight };
}

export function drawOption(label: string, isChosen: boolean): Piece {
  const wrapped = wrapText(label, optionLength);
  const dot = { kind: 'dot', look: 'line', y: 12, r: 9 } as const;
  const longest = Math.max(...wrapped.map((line) => line.length));
  return {
    height: wrapped.length * lineHeight + 8,
    shapes: [
      dot,
      ...(isChosen ? [{ ...dot, look: 'fill', r: 5 } as const] : []),
      ...lines(wrapped, 'plain', left + 28, 2),
    ],
    target: { name: label, x: left + 38 + letterWidth * longest, y: 10 },
  };
}

/** One answer as it is shown again before sending. */
export function drawAnswer(label: string, value: string): Piece {
  return {
    height: 46,
    shapes: [
      { kind: 'words', look: 'label', x: left, y: 14, text: label },
      { kind: 'words', look: 'title', x: left, y: 34, text: value },
    ],
  };
}

export function drawButton(label: string, isMain: boolean): Piece {
  const wrapped = wrapText(label, buttonLength);
  const height = wrapped.length * lineHeight + 15;
  const words = lines(wrapped, isMain ? 'on' : 'title', 140, 9);
  return {
    height: height + 8,
    shapes: [
      { kind: 'rect', look: isMain ? 'fill' : 'line', x: left, y: 0, width, height },
      ...words.map((line) => ({ ...line, isCentred: true })),
    ],
    target: { name: label, x: 236, y: 20 },
  };
}
