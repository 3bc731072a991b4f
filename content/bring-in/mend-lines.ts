// Lines that a page broke are joined to the paragraphs they were.

/** A line as it stands on a page; lengths in any one unit. */
export interface Line {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Height of its letters, or 1 where lengths are counted in letters. */
  readonly size: number;
  /** Width of its first word, with a space before it. */
  readonly firstWord: number;
  /** Distance from the line above, in distances that are usual here; undefined at the top of a page. */
  readonly gap?: number;
  readonly bold: boolean;
  readonly centred: boolean;
}

export interface Column {
  readonly left: number;
  readonly right: number;
  /** Whether first lines stand further in: then one that does not begins nothing. */
  readonly indents: boolean;
  /** Where most first lines begin, where they stand further in. */
  readonly firstLine?: number;
  /** From which part of its width a line may be full that looks shorter; 0.85 where lengths are measured. */
  readonly nearly?: number;
}

export type Joint = 'joined' | 'parted' | 'doubtful';

const bullet = /^[-–—+*•●○▪▫■□◦·►▶➢➤❖✓✔\uF020-\uF0FF]\s*\S/;
const ordinal =
  /^(?:\(?\d{1,2}(?:\.\d{1,2})*(?:[.)]\s+(?=[\p{L}\d"“(])|[.)](?=\p{Lu})|\/\s*(?=\p{Lu}))|\d{1,2}\.\d{1,2}\s+(?=\p{Lu})|\(?[a-zđ][.)]\s*(?=[\p{L}\d"“(])|[IVX]{1,5}\s?[./)-]\s?\p{Lu}|(?:Điều|ĐIỀU|Chương|CHƯƠNG|Phần|PHẦN|Mục|MỤC|Phụ lục|PHỤ LỤC|Bước|BƯỚC)\s+[\dIVX]{1,4}\s*[.:]|(?:Nơi nhận|Kính gửi|NƠI NHẬN|KÍNH GỬI)\s*:?)/u;
const ends = /[.;:!?…][)"”’]?\s*$/;

/** Whether the line begins an entry or a clause of its own. */
export function beginsClause(text: string): boolean {
  return bullet.test(text) || ordinal.test(text);
}

/** Whether `next` goes on with the paragraph of which `last` is the newest line and `first` the first. */
export function jointOf(first: Line, last: Line, next: Line, column: Column): Joint {
  const reach = (column.right - column.left) * (column.nearly ?? 0.85);
  const used = last.centred ? last.right - last.left : last.right - column.left;
  const full = used + next.firstWord > column.right - column.left - last.size * 0.3;
  const opened = !ends.test(last.text) && /^(?:[\p{Ll}\d,;)]|\((?!.*\)$))/u.test(next.text);
  // Letters differ in width: where they are counted, a shorter line may be full.
  const goesOn = opened && (full || (column.nearly !== undefined && used > reach));
  if (beginsClause(next.text)) {
    return clauseJoint(last, next, full, column);
  }
  if (last.centred !== next.centred && !goesOn) {
    return 'parted';
  }
  if (Math.abs(last.size - next.size) > last.size * 0.12 || (last.bold !== next.bold && !goesOn)) {
    return 'parted';
  }
  const ended = ends.test(last.text) && /^[\p{Lu}"“]/u.test(next.text);
  if (next.gap !== undefined && next.gap > (ended ? 1.13 : 1.24)) {
    return goesOn ? 'doubtful' : 'parted';
  }
  const further = next.left - column.left;
  const indented = !next.centred && further > next.size * 0.8;
  if (indented && next.left > last.left + last.size * 0.4 && !isHanging(first, last, next)) {
    return goesOn ? 'doubtful' : 'parted';
  }
  if (
    indented &&
    first === last &&
    Math.abs(next.left - last.left) < last.size * 0.4 &&
    column.indents &&
    last.left > column.left + last.size * 0.8
  ) {
    // Both stand where first lines stand.
    return goesOn ? 'doubtful' : 'parted';
  }
  if (full) {
    return opened || !ends.test(last.text) || column.indents ? 'joined' : endsWhole(last, next);
  }
  return used > reach && opened && !last.centred ? 'doubtful' : 'parted';
}

/** The text of an entry stands further in than its sign. */
function isHanging(first: Line, last: Line, next: Line): boolean {
  return first === last && beginsClause(first.text) && next.left - first.left < first.size * 4;
}

/** `(7h30` ⏎ `- 11h30)`: a dash or a number at the start of a line may be in the midst of a sentence. */
function clauseJoint(last: Line, next: Line, full: boolean, column: Column): Joint {
  const midst =
    /^[-–—+]\s*[\p{Ll}\d(]/u.test(next.text) || /^\d{1,2}[./)]\s*[\p{Ll}\d]/u.test(next.text);
  const indented = next.left > column.left + next.size * 0.8;
  const goesOn = full && midst && !ends.test(last.text) && !/,\s*$/.test(last.text) && !indented;
  return goesOn && (next.gap ?? 1) <= 1.3 ? 'doubtful' : 'parted';
}

/** A full line that ends a sentence where nothing else tells paragraphs apart. */
function endsWhole(last: Line, next: Line): Joint {
  return /(?:[;:]|\.\/\.)\s*$/.test(last.text) && /^\p{Lu}/u.test(next.text) ? 'parted' : 'joined';
}

/** The margins of lines that stand below each other. */
export function columnOf(lines: readonly Line[]): Column {
  const wide = lines.filter(({ centred }) => !centred);
  const seen = wide.length > 0 ? wide : lines;
  const left = Math.min(...seen.map((line) => line.left));
  const rights = seen.map((line) => line.right).sort((a, b) => b - a);
  const right = rights[Math.floor(rights.length * 0.04)] ?? 0;
  const outs = seen.filter(
    (line) => line.left > left + line.size * 0.8 && !beginsClause(line.text),
  );
  const firstLine = mostOften(outs.map((line) => Math.round(line.left)));
  return {
    left,
    right,
    indents: outs.length >= 2,
    ...(firstLine === undefined ? {} : { firstLine }),
  };
}

/** The number that stands there most often, where it is more than one's. */
function mostOften(numbers: readonly number[]): number | undefined {
  const counted = [...Map.groupBy(numbers, (one) => one)].sort((a, b) => b[1].length - a[1].length);
  const [first] = counted;
  return first === undefined || first[1].length < 2 ? undefined : first[0];
}

/** Consecutive lines in groups, each a paragraph; and those joints that are guesses. */
export function mendLines<L extends Line>(
  lines: readonly L[],
  column: Column = columnOf(lines),
): {
  readonly paragraphs: readonly (readonly L[])[];
  readonly guessed: readonly (readonly [L, L])[];
} {
  const paragraphs: L[][] = [];
  const guessed: (readonly [L, L])[] = [];
  for (const line of lines) {
    const open = paragraphs.at(-1);
    const first = open?.[0];
    const last = open?.at(-1);
    const joint =
      first === undefined || last === undefined ? 'parted' : jointOf(first, last, line, column);
    if (joint === 'parted' || open === undefined || last === undefined) {
      paragraphs.push([line]);
      continue;
    }
    if (joint === 'doubtful') {
      guessed.push([last, line]);
    }
    open.push(line);
  }
  return { paragraphs, guessed };
}
