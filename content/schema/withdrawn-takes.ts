// What of takes.jsonl those have to know who neither play nor write takes: which sounds may not be heard any more.

/** Sounds that only withdrawn takes have, by the lines of takes.jsonl. */
export function withdrawnSounds(lines: string): ReadonlySet<string> {
  const all = lines.split('\n');
  const of = (kind: string): readonly string[] =>
    all.filter((line) => fieldOf(line, 'event') === kind);
  const withdrawn = new Set(of('withdraw').map((line) => fieldOf(line, 'take')));
  const [gone, kept] = [new Set<string>(), new Set<string>()];
  for (const take of of('take')) {
    const sha256 = fieldOf(take, 'sha256') ?? '';
    (withdrawn.has(fieldOf(take, 'id')) ? gone : kept).add(sha256);
  }
  return new Set([...gone].filter((sha256) => !kept.has(sha256)));
}

/** The takes that a bulletin has in it, by its manifest's text: their sounds' hashes. */
export function takesHeard(manifest: string): readonly string[] {
  return [...manifest.matchAll(/"take":\s*"([0-9a-f]{64})"/g)].map(([, sha256 = '']) => sha256);
}

/** A text in a line of JSON; undefined where it is none. */
export function fieldOf(line: string, name: string): string | undefined {
  try {
    const event: unknown = JSON.parse(line);
    if (typeof event !== 'object' || event === null) return undefined;
    const value: unknown = Reflect.get(event, name);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
