/** One place that cites a document of the law which a fact has ended. */
export interface Citation {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** As it stands there. */
  readonly form: string;
  /** Id of the fact that ended it. */
  readonly fact: string;
  /** Whether the place says so: a notice stands beside it, or its entry names the fact. */
  readonly acknowledged: boolean;
}
