// Two lists of what happened, of which one may be a part of the other, or each has what the other lacks.
import { fieldOf } from '../../content/schema/withdrawn-takes.ts';

/** Every line of both, once, by when it happened; what has no time stays behind the line before it. */
export function mergeLines(one: string, other: string): string {
  const lines = [...new Set([...linesOf(one), ...linesOf(other)])];
  let last = '';
  const timed = lines.map((line) => {
    last = atOf(line) ?? last;
    return { line, at: last };
  });
  const sorted = timed.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return sorted.map(({ line }) => `${line}\n`).join('');
}

const linesOf = (text: string): readonly string[] =>
  text.split('\n').filter((line) => line.trim() !== '');

/** Instants of one form (ISO, UTC) sort as text; any other is brought to it. */
function atOf(line: string): string | undefined {
  const at = fieldOf(line, 'at');
  const time = at === undefined ? NaN : Date.parse(at);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
