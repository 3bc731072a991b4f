/** What was sent up, on the disk until its act is answered. */
export interface SentFile {
  readonly path: string;
  /** As the browser named it, without folders. */
  readonly name: string;
  readonly bytes: number;
}
