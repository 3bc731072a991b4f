import type { Mark, Node } from 'prosemirror-model';

/** One UTF-16 unit of a line's words, or one thing among them, and where it is written. */
export interface Atom {
  /** '' for what is no letter. */
  readonly text: string;
  readonly node?: Node;
  readonly marks: readonly Mark[];
  readonly from: number;
  readonly to: number;
}

/** A node of a document and the stretch of the file that it was read from. Offsets are UTF-16 units. */
export interface Unit {
  readonly node: Node;
  /** The node as it is written (`settled`); undefined where there is nothing in it. */
  readonly settled: Node | undefined;
  /** Its first sign, behind the margin, and behind its last. */
  readonly from: number;
  readonly to: number;
  /** What its other lines begin with. */
  readonly margin: string;
  /** Of words: what stands between. */
  readonly atoms?: readonly Atom[];
  /** Of what has others in it. */
  readonly kids?: readonly Unit[];
  /** Behind the opening tag or the sign of an entry; before the closing tag. */
  readonly openEnd?: number;
  readonly closeStart?: number;
  /** Of a table: the line of strokes below its first row. */
  readonly rule?: readonly [number, number];
}

/** A file, taken apart. */
export interface ReadFile {
  /** The text without the sign that some editors put at its very beginning. */
  readonly text: string;
  readonly bom: string;
  readonly eol: string;
  /** What stands between the `---` lines; undefined where there are none. */
  readonly front: readonly [number, number] | undefined;
  readonly root: Unit;
}
