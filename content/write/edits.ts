// What is to become of files of content/.

export interface Edit {
  /** From the root, with `/`: `content/ward.yaml`. */
  readonly file: string;
  readonly text: string;
  /** Of the file that the edit was made from (`hashOfFile`); undefined: there must be none yet. */
  readonly expectedHash: string | undefined;
}

/** A file that is no text: a picture, a document that is offered as it is. */
export interface BytesEdit {
  /** `content/pictures/cho-an-phu.jpg`, below `content/files/` or `content/recordings/`, or a recording beside its document. */
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly expectedHash: string | undefined;
}

/** A file that is taken away. */
export interface Removal {
  readonly file: string;
  readonly remove: true;
  readonly expectedHash: string;
}

export type AnyEdit = Edit | BytesEdit | Removal;
