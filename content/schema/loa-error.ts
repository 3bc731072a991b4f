/**
 * The base of every error that this program throws on purpose. `message` says what happened and `hint` how to mend it, both
 * Vietnamese; `code` is what programs decide by.
 */
export class LoaError<Code extends string = string> extends Error {
  override readonly name: string = 'LoaError';
  readonly code: Code;
  readonly hint: string;

  constructor(code: Code, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.code = code;
    this.hint = options.hint ?? '';
  }
}
