import { listOf, numbers, times, unmoved, type Matrix } from './matrix.ts';
import type { Drawing } from './rules.ts';
import { turnOf } from './turned.ts';

/** A letter where it is drawn; a space that the file draws is one too. */
export interface Glyph {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly base: number;
  readonly size: number;
  /** By the name that the file's pieces have too. */
  readonly font: string;
}

interface Pen {
  readonly at: Matrix;
  readonly font: string;
  readonly size: number;
  readonly letterGap: number;
  readonly wordGap: number;
  readonly stretch: number;
  readonly leading: number;
  readonly rise: number;
}

type Operators = Readonly<Record<string, number>>;

/** Every letter of a page, one by one: a piece of the library's own hides where the letters within it stand. */
export function glyphsOf(
  { fnArray, argsArray }: Drawing,
  OPS: Operators,
  at: Matrix,
): readonly Glyph[] {
  const writer = new Writer(at);
  const names = new Map(Object.entries(OPS).map(([name, code]) => [code, name]));
  for (const [index, operator] of fnArray.entries()) {
    writer.follow(names.get(operator) ?? '', listOf(argsArray[index]));
  }
  return writer.glyphs;
}

class Writer {
  readonly glyphs: Glyph[] = [];
  readonly #kept: Pen[] = [];
  #pen: Pen;
  #text: Matrix = unmoved;
  #x = 0;
  #y = 0;
  #lineX = 0;
  #lineY = 0;

  constructor(at: Matrix) {
    this.#pen = {
      ...{ at, font: '', size: 0, letterGap: 0, wordGap: 0 },
      ...{ stretch: 1, leading: 0, rise: 0 },
    };
  }

  follow(name: string, args: readonly unknown[]): void {
    const [first, second] = args;
    const one = typeof first === 'number' ? first : 0;
    const two = typeof second === 'number' ? second : 0;
    switch (name) {
      case 'beginText':
        this.#begin(unmoved);
        break;
      case 'setTextMatrix':
        this.#begin(times(unmoved, numbers(first)));
        break;
      case 'moveText':
        this.#line(one, two);
        break;
      case 'setLeadingMoveText':
        this.#set({ leading: -two });
        this.#line(one, two);
        break;
      case 'nextLine':
        this.#line(0, -this.#pen.leading);
        break;
      case 'showText':
        this.#show(listOf(first));
        break;
      case 'setFont':
        this.#set({ font: String(first), size: two });
        break;
      default:
        this.#change(name, one, args);
    }
  }

  /** What holds until the page restores what it saved. */
  #change(name: string, one: number, args: readonly unknown[]): void {
    switch (name) {
      case 'save':
        this.#kept.push(this.#pen);
        break;
      case 'restore':
      case 'paintFormXObjectEnd':
        this.#pen = this.#kept.pop() ?? this.#pen;
        break;
      case 'transform':
        this.#set({ at: times(this.#pen.at, numbers(args)) });
        break;
      case 'paintFormXObjectBegin':
        this.#kept.push(this.#pen);
        this.#set({ at: times(this.#pen.at, numbers(args[0])) });
        break;
      case 'setCharSpacing':
        this.#set({ letterGap: one });
        break;
      case 'setWordSpacing':
        this.#set({ wordGap: one });
        break;
      case 'setHScale':
        this.#set({ stretch: one / 100 });
        break;
      case 'setLeading':
        this.#set({ leading: one });
        break;
      case 'setTextRise':
        this.#set({ rise: one });
    }
  }

  #set(change: Partial<Pen>): void {
    this.#pen = { ...this.#pen, ...change };
  }

  #begin(text: Matrix): void {
    this.#text = text;
    this.#x = this.#lineX = 0;
    this.#y = this.#lineY = 0;
  }

  #line(x: number, y: number): void {
    this.#x = this.#lineX += x;
    this.#y = this.#lineY += y;
  }

  #show(shown: readonly unknown[]): void {
    const { at, font, size, letterGap, wordGap, stretch, rise } = this.#pen;
    const whole = times(at, this.#text);
    const scale = Math.hypot(whole[0], whole[1]);
    for (const one of shown) {
      if (typeof one === 'number') {
        this.#x -= (one * size * stretch) / 1000;
        continue;
      }
      const { text, width, isSpace } = glyphFrom(one);
      const drawn = (width * size * stretch) / 1000;
      const [, , , , left, base] = times(whole, [1, 0, 0, 1, this.#x, this.#y + rise]);
      if (turnOf(whole) === 0 && text !== '') {
        this.glyphs.push({
          ...{ text, left, right: left + drawn * scale, base, font },
          size: Math.abs(size) * Math.hypot(whole[2], whole[3]),
        });
      }
      this.#x += drawn + (letterGap + (isSpace ? wordGap : 0)) * stretch;
    }
  }
}

function glyphFrom(value: unknown): { text: string; width: number; isSpace: boolean } {
  const found = typeof value === 'object' && value !== null ? value : {};
  const text = 'unicode' in found && typeof found.unicode === 'string' ? found.unicode : '';
  const width = 'width' in found && typeof found.width === 'number' ? found.width : 0;
  const isSpace = 'isSpace' in found && found.isSpace === true;
  // Two letters that were cut in one are two.
  return { text: text.replace(/[\uFB00-\uFB06]/g, (one) => one.normalize('NFKC')), width, isSpace };
}
