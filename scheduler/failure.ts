import { LoaError } from '../content/schema/loa-error.ts';

/** Something that could not be done: what happened and how to mend it, in Vietnamese. Exit code 1. */
export class Failure extends LoaError<'failed' | 'usage'> {
  override readonly name: string = 'Failure';

  constructor(message: string, hint = '', code: 'failed' | 'usage' = 'failed') {
    super(code, message, { hint });
  }
}

/** The command was typed wrongly. Exit code 2. */
export class UsageFailure extends Failure {
  override readonly name = 'UsageFailure';

  constructor(message: string, hint = '') {
    super(message, hint, 'usage');
  }
}
