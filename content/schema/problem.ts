/** One mistake in what staff wrote: what happened, where, and how to mend it; both sentences are Vietnamese. */
export interface Problem {
  /** Path from the repository's root with `/`, e.g. `content/guides/x.mdx`. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** The key it is about, where it is about one: of `days[0]` `days`. A form shows the problem beside it. */
  readonly field?: string;
  /** What is wrong, e.g. `Bước 3 thiếu "id".` */
  readonly message: string;
  /** How to mend it, e.g. `Thêm id, ví dụ: <Step id="nhap-otp">.` */
  readonly hint: string;
  /** Errors refuse the build and the render; warnings are shown by `loa doctor`. */
  readonly severity: 'error' | 'warning';
}

/** A problem's `field`, of the way to its place in the file: `['days', 0]` → `days`. */
export function fieldAt(path: readonly PropertyKey[]): Pick<Problem, 'field'> {
  const field = path.findLast((step) => typeof step === 'string');
  return field === undefined ? {} : { field };
}

/** The line a person reads: `content/guides/x.mdx:12 — Bước 3 thiếu "id". Thêm id, ví dụ: <Step id="nhap-otp">.` */
export function formatProblem(problem: Problem): string {
  return `${problem.file}:${problem.line} — ${problem.message} ${problem.hint}`;
}
