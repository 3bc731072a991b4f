/** The take that is heard in place of a line. */
export interface LineTake {
  readonly sha256: string;
  /** Who is heard. */
  readonly reader: string;
  readonly path: string;
}
