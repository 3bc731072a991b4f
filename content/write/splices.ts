/** Changes of one text, by offsets in it as it was. */
export class Splices {
  readonly #was: string;
  readonly #eol: string;
  readonly #changes: { readonly from: number; readonly to: number; readonly text: string }[] = [];

  constructor(was: string, eol: string) {
    this.#was = was;
    this.#eol = eol;
  }

  replace(from: number, to: number, text: string): void {
    this.#changes.push({ from, to, text });
  }

  /** Puts whole lines, each indented by `column`, before the line that begins at `at`. */
  insertLines(at: number, lines: readonly string[], column: number): void {
    const indented = lines.map((line) => (line === '' ? '' : ' '.repeat(column) + line));
    this.replace(at, at, indented.map((line) => line + this.#eol).join(''));
  }

  /** The text as it is now. What was put in at one place stands in the order in which it was said. */
  text(): string {
    let done = 0;
    let text = '';
    for (const change of this.#changes.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
      text += this.#was.slice(done, change.from) + change.text;
      done = Math.max(done, change.to);
    }
    return text + this.#was.slice(done);
  }
}
