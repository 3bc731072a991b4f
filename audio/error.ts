import { LoaError } from '../content/schema/loa-error.ts';
import { formatProblem, type Problem } from '../content/schema/problem.ts';

export type AudioErrorCode =
  | 'aborted'
  | 'document-missing'
  | 'ffmpeg-failed'
  | 'ffmpeg-missing'
  | 'no-stream'
  | 'not-audio'
  | 'nothing-to-say'
  | 'recording-length'
  | 'recording-missing'
  | 'take-missing'
  | 'unread'
  | 'unspeakable'
  | 'voice-failed'
  | 'voice-missing'
  | 'voice-refused'
  | 'voice-slow'
  | 'write-failed';

/** What kept sound from being made: a Vietnamese message that says how to mend it, and the content problems behind it, if any. */
export class AudioError extends LoaError<AudioErrorCode> {
  override readonly name = 'AudioError';
  readonly problems: readonly Problem[];

  constructor(
    code: AudioErrorCode,
    message: string,
    options: { problems?: readonly Problem[]; cause?: unknown } = {},
  ) {
    super(code, message, options.cause === undefined ? {} : { cause: options.cause });
    this.problems = options.problems ?? [];
  }
}

/** One error that lists every sentence a person is still to read. */
export function unread(problems: readonly Problem[]): AudioError {
  return new AudioError(
    'unread',
    [
      `Chưa làm bản tin: còn ${problems.length} câu chờ người đọc (ward.yaml đặt studio.unread: wait).`,
      ...problems.map(formatProblem),
    ].join('\n'),
    { problems },
  );
}

/** One error that lists every problem, one a line. */
export function unspeakable(problems: readonly Problem[]): AudioError {
  return new AudioError(
    'unspeakable',
    [
      `Chưa phát thanh được: ${problems.length} chỗ chưa biết đọc.`,
      ...problems.map(formatProblem),
    ].join('\n'),
    { problems },
  );
}
