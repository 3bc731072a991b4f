/** Text with, for each UTF-16 unit, the range of the file it was written in; -1 where it was not written. */
export interface Written {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const escapable = /[!-/:-@[-`{-~]/;
const entity = /^&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][\da-zA-Z]{1,30});/;
const margin = /[ \t>`]/;

/**
 * Where each unit of a parsed text stands in the source it was parsed from. `value` is a text node's, `from` its
 * position's offset. Backslashes, entities and the indentation of following lines are in the source and not in the value.
 */
export function writtenText(value: string, source: string, from: number): Written {
  const starts: number[] = [];
  const ends: number[] = [];
  let at = from;
  let i = 0;
  while (i < value.length) {
    const unit = value.charAt(i);
    // Spaces before a line end, and the margin after it, are dropped by the parser.
    if (unit === '\n' || unit === '\r') at = skip(source, at, /[ \t]/);
    if (source[at] === '\\' && source[at + 1] === unit && escapable.test(unit)) at++;
    const named = entity.exec(source.slice(at, at + 40))?.[0];
    if (named !== undefined && !value.startsWith(named, i)) {
      const length = entityLength(named);
      for (let n = 0; n < length; n++) {
        starts.push(at);
        ends.push(at + named.length);
      }
      i += length;
      at += named.length;
      continue;
    }
    if (source[at] !== unit) at = skip(source, at, margin, unit);
    const found = source[at] === unit;
    starts.push(found ? at : -1);
    ends.push(found ? at + 1 : -1);
    if (found) at++;
    i++;
  }
  return { text: value, starts, ends };
}

function skip(source: string, from: number, pattern: RegExp, until = ''): number {
  let at = from;
  while (at < source.length && source[at] !== until && pattern.test(source.charAt(at))) at++;
  return at;
}

/** UTF-16 units an entity stands for; the named ones that Vietnamese text uses all stand for one. */
function entityLength(named: string): number {
  const code = /^&#(x?)([\da-f]+);/i.exec(named);
  const [, hex, digits] = code ?? [];
  if (digits === undefined) return 1;
  return Number.parseInt(digits, hex === '' ? 10 : 16) > 0xffff ? 2 : 1;
}

/** Words that stand nowhere in the file. */
export function unwritten(text: string): Written {
  const nowhere = Array<number>(text.length).fill(-1);
  return { text, starts: nowhere, ends: nowhere };
}

export function joined(parts: readonly Written[]): Written {
  return {
    text: parts.map(({ text }) => text).join(''),
    starts: parts.flatMap(({ starts }) => starts),
    ends: parts.flatMap(({ ends }) => ends),
  };
}

export function cut(written: Written, start: number, end = written.text.length): Written {
  return {
    text: written.text.slice(start, end),
    starts: written.starts.slice(start, end),
    ends: written.ends.slice(start, end),
  };
}
