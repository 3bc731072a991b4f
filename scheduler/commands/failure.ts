/** Something that could not be done: what happened and how to mend it, in Vietnamese. Exit code 1. */
export class Failure extends Error {
  readonly hint: string;
  constructor(message: string, hint = '') {
    super(message);
    this.name = 'Failure';
    this.hint = hint;
  }
}

/** The command was typed wrongly. Exit code 2. */
export class UsageFailure extends Failure {
  constructor(message: string, hint = '') {
    super(message, hint);
    this.name = 'UsageFailure';
  }
}
