/** One `--flag` of a command. `value` is the placeholder that help shows; a flag without it is a switch. */
export interface Flag {
  readonly value?: string;
  readonly short?: string;
  /** Vietnamese, one line, no full stop. */
  readonly says: string;
}

/** What a person reads of a command before running it. All text is Vietnamese. */
export interface CommandSpec {
  /** After the command's name, e.g. `[BUỔI...]`; '' when it takes no words. */
  readonly words: string;
  /** Fewest and most words it takes. */
  readonly takes: readonly [number, number];
  readonly about: string;
  readonly flags: Readonly<Record<string, Flag>>;
  readonly examples: readonly string[];
}

/** The streams and settings of one call: the process's own, or a test's. */
export interface Terminal {
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether a person is watching standard error (progress bars). */
  readonly interactive: boolean;
}

/** A call as parsed: words in order, switches as true, values as text. */
export interface Call {
  readonly words: readonly string[];
  readonly on: (flag: string) => boolean;
  readonly value: (flag: string) => string | undefined;
  readonly terminal: Terminal;
}

export interface Command {
  readonly spec: CommandSpec;
  /** Exit code: 0 done, 1 failed. Throws Failure (1) or UsageFailure (2). */
  readonly run: (call: Call) => Promise<number>;
}

export const jsonFlag: Flag = { says: 'in dữ liệu JSON cho chương trình khác đọc' };
