// What the doctor's buttons do, each in a process of its own: a mend takes minutes, and the console answers meanwhile.
import { execFile, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Config } from '../../config.ts';
import type { MendName } from '../../doctor/mends.ts';

export interface Mended {
  readonly mend: MendName;
  /** Who pressed the button. */
  readonly by: string;
  /** Real instants, epoch ms; `endedAt` is absent while it is at work. */
  readonly beganAt: number;
  readonly endedAt?: number;
  readonly ok?: boolean;
  /** Vietnamese; '' while it is at work. */
  readonly says: string;
}

export interface Mending {
  /** False: one is at work already; nothing was begun. */
  begin(mend: MendName, by: string): boolean;
  /** The last one of each kind. */
  latest(): ReadonlyMap<MendName, Mended>;
  isAtWork(): boolean;
  close(): void;
}

/** Carries one out; resolves with what came of it. */
export type Mender = (mend: MendName) => {
  readonly done: Promise<{ readonly ok: boolean; readonly says: string }>;
  readonly stop: () => void;
};

/** `ended`: what came of each, for the log. */
export function createMending(mender: Mender, ended: (mended: Mended) => void): Mending {
  const latest = new Map<MendName, Mended>();
  let stop: (() => void) | undefined;
  return {
    begin(mend, by) {
      if (stop) return false;
      const begun: Mended = { mend, by, beganAt: Date.now(), says: '' };
      latest.set(mend, begun);
      const work = mender(mend);
      stop = work.stop;
      void work.done.then(({ ok, says }) => {
        stop = undefined;
        const mended = { ...begun, ok, says: shortened(says), endedAt: Date.now() };
        latest.set(mend, mended);
        ended(mended);
      });
      return true;
    },
    latest: () => latest,
    isAtWork: () => stop !== undefined,
    close: () => stop?.(),
  };
}

/** Real ms: all bulletins of some weeks, on a slow PC. */
const longestMs = 60 * 60_000;

/** By `loa doctor --mend …`, as somebody at the machine would. */
export function mendByCommand({ root }: Pick<Config, 'root'>): Mender {
  return (mend) => {
    let child: ChildProcess | undefined;
    const done = new Promise<{ ok: boolean; says: string }>((resolve) => {
      const program = [join(root, 'scheduler', 'cli.ts'), 'doctor', '--mend', mend];
      child = execFile(process.execPath, program, { timeout: longestMs }, (error, out, err) => {
        const says = (error ? err || out : out).trim();
        const broken = 'Việc chữa dừng giữa chừng. Xem nhật ký máy rồi làm lại.';
        resolve({ ok: error === null, says: says === '' ? broken : says });
      });
    });
    return { done, stop: () => child?.kill() };
  };
}

/** Signs of what came of it. */
const mostSaid = 600;

/** It stands in the log for ever, and each of hundreds of bulletins may have failed. */
function shortened(says: string): string {
  return says.length <= mostSaid ? says : `${says.slice(0, mostSaid)}…`;
}
