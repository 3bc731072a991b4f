// Two lists of what happened, of which one may be a part of the other, or each has what the other lacks.

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
  const at = fieldOf(read(line), 'at');
  const time = at === undefined ? NaN : Date.parse(at);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/** Sounds that only withdrawn takes have. */
export function withdrawnSounds(lines: string): ReadonlySet<string> {
  const events = linesOf(lines).map(read);
  const of = (kind: string): readonly unknown[] =>
    events.filter((event) => fieldOf(event, 'event') === kind);
  const withdrawn = new Set(of('withdraw').map((event) => fieldOf(event, 'take')));
  const [gone, kept] = [new Set<string>(), new Set<string>()];
  for (const take of of('take')) {
    const sha256 = fieldOf(take, 'sha256') ?? '';
    (withdrawn.has(fieldOf(take, 'id')) ? gone : kept).add(sha256);
  }
  return new Set([...gone].filter((sha256) => !kept.has(sha256)));
}

function read(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function fieldOf(event: unknown, name: string): string | undefined {
  if (typeof event !== 'object' || event === null) return undefined;
  const value: unknown = Reflect.get(event, name);
  return typeof value === 'string' ? value : undefined;
}
