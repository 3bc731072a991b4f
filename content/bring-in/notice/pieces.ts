import type { Run, Table } from '../blocks.ts';
import { cutRuns, type Entry } from './entries.ts';
import type { Placed } from './notice.ts';
import { isSignature, itemSign, placeAndDate, recipientsLabel } from './signs.ts';

/** What is written into the file, one after the other. A label was counted by Word: it is no word of the source. */
export type Piece =
  | { readonly kind: 'head'; readonly lines: readonly (readonly Run[])[] }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[]; readonly label?: string }
  | {
      readonly kind: 'heading';
      readonly depth: number;
      readonly text: string;
      readonly label?: string;
    }
  | {
      readonly kind: 'item';
      readonly sign: string;
      readonly indent: number;
      readonly runs: readonly Run[];
    }
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'recipients'; readonly items: readonly string[] }
  | { readonly kind: 'signature'; readonly lines: readonly string[] };

/** Above which headings one may stand: a part over a numbered clause over 1.1. */
const ranks: readonly (readonly [RegExp, number])[] = [
  [/^(?:PHẦN|CHƯƠNG|Phần|Chương)\s+[\dIVX]+/u, 1],
  [/^[IVX]{1,5}\s*[./)-](?!v\b)/, 2],
  [/^(?:MỤC|Mục)\s+[\dIVX]+/u, 2],
  [/^[A-HĐ]\s*[./)-]\s/u, 2],
  [/^Điều\s+\d+/iu, 3],
  [/^\d{1,2}[./)]?\s/, 4],
  [/^\d{1,2}\.\d{1,2}[./)]?\s/, 5],
  [/^\d{1,2}(?:\.\d{1,2}){2,}[./)]?\s/, 6],
];
const capitalsRank = 2;
const mostCapitals = 0.5;
const shortestBrokenTitle = 30;

export function piecesOf(placed: readonly Placed[]): readonly Piece[] {
  const body = new Body(capitalsTell(placed));
  for (const { role, entry } of placed) {
    switch (role) {
      case 'head':
        body.addLine('head', entry);
        break;
      case 'title':
        body.title(entry);
        break;
      case 'kind':
        body.paragraph(entry);
        break;
      case 'more-title':
        body.moreTitle(entry);
        break;
      case 'recipients':
      case 'signature':
        body.addLine(role, entry);
        break;
      case 'body':
        body.add(entry);
    }
  }
  // A label with nobody below it is a line like any other.
  return body.pieces.map((piece) =>
    piece.kind === 'recipients' && piece.items.length === 0
      ? { kind: 'paragraph', runs: [{ text: 'Nơi nhận:' }] }
      : piece,
  );
}

/** Where most is typed in capitals they set nothing off. */
function capitalsTell(placed: readonly Placed[]): boolean {
  const letters = (form: RegExp) =>
    placed.reduce(
      (sum, { role, entry }) => sum + (role === 'body' ? (entry.text.match(form)?.length ?? 0) : 0),
      0,
    );
  return letters(/\p{Lu}/gu) < letters(/\p{L}/gu) * mostCapitals;
}

/** Goes through the text in order; what a line is may hang on the lines before it. */
class Body {
  readonly pieces: Piece[] = [];
  /** Ranks of the headings that are open. */
  #open: number[] = [];
  /** The signs of the list that is open, one for each level. */
  #signs: string[] = [];
  readonly #capitalsTell: boolean;

  constructor(capitalsTell: boolean) {
    this.#capitalsTell = capitalsTell;
  }

  title({ text }: Entry): void {
    this.pieces.push({ kind: 'heading', depth: 1, text });
  }

  /** A title that runs on is one; a second line of its own stays a line. */
  moreTitle(entry: Entry): void {
    const last = this.pieces.at(-1);
    if (last?.kind === 'heading' && last.depth === 1 && isBroken(last.text, entry)) {
      this.pieces[this.pieces.length - 1] = { ...last, text: `${last.text} ${entry.text}` };
    } else {
      this.paragraph(entry);
    }
  }

  paragraph({ runs }: Entry): void {
    this.pieces.push({ kind: 'paragraph', runs });
  }

  addLine(kind: 'head' | 'recipients' | 'signature', entry: Entry): void {
    this.#signs = [];
    const last = this.pieces.at(-1);
    const { text, runs } = entry;
    if (kind === 'head') {
      const lines = last?.kind === 'head' ? last.lines : [];
      this.#put(kind, { kind, lines: [...lines, runs] });
    } else if (kind === 'signature') {
      const lines = last?.kind === kind ? last.lines : [];
      this.#put(kind, { kind, lines: [...lines, text] });
    } else {
      const bare = text
        .replace(recipientsLabel, '')
        .replace(itemSign, '')
        .replace(/\)$/, (end) => (/^\(\s*nơi/i.test(text) ? '' : end))
        .trim();
      const items = last?.kind === kind ? last.items : [];
      this.#put(kind, {
        kind,
        items: withItem(items, bare, itemSign.test(text) || entry.mark !== undefined),
      });
    }
  }

  #put(kind: Piece['kind'], piece: Piece): void {
    if (this.pieces.at(-1)?.kind === kind) {
      this.pieces.pop();
    }
    this.pieces.push(piece);
  }

  add(entry: Entry): void {
    const { table, mark, text, runs } = entry;
    if (table !== undefined) {
      this.#signs = [];
      this.pieces.push({ kind: 'table', table });
      return;
    }
    const label = mark?.ordered ? `${mark.label} ` : '';
    const rank = headingRank(entry, `${label}${text}`, this.#capitalsTell);
    if (rank !== undefined) {
      this.#signs = [];
      this.#heading(rank, text, label);
      return;
    }
    const sign = itemSign.exec(text)?.[0] ?? '';
    if (mark !== undefined && !mark.ordered) {
      this.#item(mark.label || '-', runs, mark.level);
    } else if (mark !== undefined && /^\d{1,3}[.)]$/.test(mark.label)) {
      this.#counted(mark.label, runs);
    } else if (mark !== undefined) {
      this.#signs = [];
      this.pieces.push({ kind: 'paragraph', runs, label });
    } else if (sign !== '' && sign.length < text.length) {
      this.#item(sign.trim(), cutRuns(runs, sign.length, text.length));
    } else {
      this.#signs = [];
      this.pieces.push({ kind: 'paragraph', runs });
    }
  }

  /** A list that starts anew right below another would be counted on: its numbers are typed. */
  #counted(label: string, runs: readonly Run[]): void {
    const last = this.pieces.at(-1);
    const before = last?.kind === 'item' ? Number.parseInt(last.sign, 10) : NaN;
    if (!Number.isNaN(before) && Number.parseInt(label, 10) !== before + 1) {
      this.#signs = [];
      this.pieces.push({ kind: 'paragraph', runs, label: `${label} ` });
      return;
    }
    this.#signs = ['1'];
    this.pieces.push({ kind: 'item', sign: label, indent: 0, runs });
  }

  #item(sign: string, runs: readonly Run[], level?: number): void {
    const kind = /^[-–—]$/.test(sign) ? '-' : sign === '+' ? '+' : '•';
    let at = level ?? this.#signs.indexOf(kind);
    if (at < 0) {
      at = this.#signs.length;
    }
    at = Math.min(at, this.#signs.length, 2);
    // What stands under `10. ` must stand four letters in to belong to it.
    const indent = at * (this.#signs[0] === '1' && at > 0 ? 4 : 2);
    this.#signs = [...this.#signs.slice(0, at), kind];
    this.pieces.push({ kind: 'item', sign: kind === '+' ? '+' : '-', indent, runs });
  }

  /** Depths never jump: each heading stands one below the nearest of a higher rank. */
  #heading(rank: number, text: string, label: string): void {
    this.#open = [...this.#open.filter((one) => one < rank), rank];
    this.pieces.push({ kind: 'heading', depth: Math.min(this.#open.length + 1, 6), text, label });
  }
}

/** Whether a title was only broken for its length: it goes on in small letters, or as a second line set like the first. */
function isBroken(title: string, { text, centred }: Entry): boolean {
  const alike = /\p{Ll}/u.test(title) === /\p{Ll}/u.test(text);
  const long = title.length >= shortestBrokenTitle && !/[.;:!?)]$/.test(title);
  const speaks = /[.;:!?,]$|^(?:kính|thưa)\s/iu.test(text);
  return (
    /^[\p{Ll}\d]/u.test(text) ||
    (centred === true && !speaks && long && alike && /^\p{L}/u.test(text))
  );
}

/** An entry that a narrow column broke goes on with the one before. */
function withItem(items: readonly string[], text: string, signed: boolean): readonly string[] {
  const last = items.at(-1);
  const goesOn =
    last !== undefined && !signed && /^[\p{Ll}\d(]/u.test(text) && !/[;.:,]$/.test(last);
  if (goesOn) {
    return [...items.slice(0, -1), `${last} ${text}`];
  }
  return text === '' ? items : [...items, text];
}

function headingRank(entry: Entry, text: string, capitalsTell: boolean): number | undefined {
  const words = entry.runs.filter((run) => run.text.trim() !== '');
  const bold = words.length > 0 && words.every((run) => run.bold ?? false);
  if (
    text.length > 200 ||
    itemSign.test(text) ||
    (entry.mark !== undefined && !entry.mark.ordered)
  ) {
    return undefined;
  }
  const found = ranks.find(([form]) => form.test(text))?.[1];
  if (entry.heading !== undefined) {
    return found ?? entry.heading;
  }
  const capitals =
    /\p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text) && (text.match(/\p{Lu}/gu)?.length ?? 0) >= 6;
  if (found !== undefined && found <= 2 && (capitals || bold)) {
    return found;
  }
  if (found !== undefined && bold && !/[;,]$/.test(text) && text.length < 160) {
    return found;
  }
  if (
    found === undefined &&
    capitals &&
    capitalsTell &&
    text.length < 120 &&
    !isSentence(text) &&
    (bold || entry.centred || entry.side === undefined)
  ) {
    return capitalsRank;
  }
  return undefined;
}

/** `KÍNH MỜI BÀ CON ĐẾN DỰ!`, `ĐỊA ĐIỂM: NHÀ VĂN HÓA`: said aloud to people, not set over what follows. */
function isSentence(text: string): boolean {
  return (
    /[,;.:!…]$/.test(text) ||
    /^[^\d]{2,40}:\s+\S/u.test(text) ||
    /^(?:kính|trân trọng|rất mong|đề nghị|xin)\s/iu.test(text) ||
    placeAndDate.test(text) ||
    isSignature(text)
  );
}
