// What the console asks site/preview/preview-process.ts: a page as it would be with a draft in content/.

export interface PreviewQuestion {
  readonly id: number;
  readonly contentDir: string;
  /** The built site that residents see: its styles are the page's. Undefined: none was built yet. */
  readonly distDir: string | undefined;
  /** `content/…/x.mdx` */
  readonly file: string;
  /** That file and the others that go with it, as they would be published. */
  readonly texts: ReadonlyMap<string, string | Uint8Array>;
}

export type PreviewAnswer = { readonly id: number } & (
  | { readonly html: string }
  /** Vietnamese. */
  | { readonly failed: string }
);
