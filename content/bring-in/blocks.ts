import type { Remark } from './brought-in.ts';

/** Letters that look alike. A tab is `\t`, a break inside a paragraph `\n`. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  /** As the file names it: old Vietnamese fonts carry an encoding of their own. */
  readonly font?: string;
}

/** What a program put before a paragraph by itself: it is no word of the source. */
export interface ListMark {
  /** `1.`, `a)`, `-`; '' where the file does not tell. */
  readonly label: string;
  readonly ordered: boolean;
  /** From 0. */
  readonly level: number;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly runs: readonly Run[];
  readonly centred?: boolean;
  readonly right?: boolean;
  /** 1 is the largest; from a heading style. */
  readonly heading?: number;
  readonly mark?: ListMark;
}

export interface Cell {
  readonly blocks: readonly Block[];
  /** How many columns it takes. */
  readonly span: number;
  /** It goes on from the row above. */
  readonly continued?: boolean;
}

export interface Table {
  readonly kind: 'table';
  readonly rows: readonly (readonly Cell[])[];
  /** Whether lines are drawn: a table without them sets out a page. */
  readonly ruled: boolean;
}

export type Block = Paragraph | Table;

/** What a reader made of a file. */
export interface ReadFile {
  readonly blocks: readonly Block[];
  readonly leftOut: readonly Remark[];
  readonly doubts: readonly Remark[];
  /** The file's words taken another way than the blocks, to hold them against. */
  readonly plain: string;
}

export function textOf(paragraph: Paragraph): string {
  return paragraph.runs.map(({ text }) => text).join('');
}

/** How many cells the widest row has. A spread would overrun the stack of a table of a hundred thousand rows. */
export function widestRow(rows: readonly (readonly unknown[])[]): number {
  return rows.reduce((most, row) => Math.max(most, row.length), 0);
}

/** Every paragraph, those of tables too, in the file's order. */
export function paragraphsOf(blocks: readonly Block[]): readonly Paragraph[] {
  return blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [block]
      : block.rows.flatMap((row) => row.flatMap((cell) => paragraphsOf(cell.blocks))),
  );
}

export function mapParagraphs(
  blocks: readonly Block[],
  change: (paragraph: Paragraph) => Paragraph,
): readonly Block[] {
  return blocks.map((block) =>
    block.kind === 'paragraph'
      ? change(block)
      : {
          ...block,
          rows: block.rows.map((row) =>
            row.map((cell) => ({ ...cell, blocks: mapParagraphs(cell.blocks, change) })),
          ),
        },
  );
}

/** `["số", "12", "TB"]`: what words are counted and compared by. */
export function wordsOf(text: string): readonly string[] {
  return text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
}
