import { hashOfFile } from '../../../../content/write/keep-edit.ts';
import type { Version } from '../desk.ts';
import type { VersionBook } from '../version-book.ts';
import { findCheckout, type Checkout } from './checkout.ts';
import { commitVersion, waiting } from './commit-version.ts';
import { holdsForAll, isHeldByAnother, sayGitError } from './run-git.ts';

export interface GitKeeper {
  /** Commits every published version that has no commit yet, one after the other; what comes of it stands beside each. Never rejects. */
  now(): Promise<void>;
}

interface Needs {
  readonly contentDir: string;
  readonly versions: VersionBook;
  /** Real ms for which somebody else's git is waited for. */
  readonly patienceMs?: number | undefined;
  readonly pause?: (ms: number) => Promise<void>;
}

interface Outcome {
  readonly git: NonNullable<Version['git']>;
  /** It would be the same of every other version. */
  readonly isForAll: boolean;
}

/** A person's `git commit` or `git pull` takes about a second. */
const usualPatienceMs = 5000;
const longestPauseMs = 1000;

export function createGitKeeper({
  contentDir,
  versions,
  patienceMs = usualPatienceMs,
  pause = realPause,
}: Needs): GitKeeper {
  const commitAll = async (): Promise<void> => {
    const all = versions.withoutGit();
    if (all.length === 0) return;
    const checkout = await findCheckout(contentDir);
    for (const version of all) {
      const { git, isForAll } = await outcomeOf(checkout, version);
      versions.setGit(version.id, git);
      // What git has against this version alone keeps no other one out.
      if (!isForAll) continue;
      for (const other of all) if (other.id > version.id) versions.setGit(other.id, git);
      return;
    }
  };
  const outcomeOf = async (
    checkout: Checkout | string | undefined,
    version: Version,
  ): Promise<Outcome> => {
    if (checkout === undefined) return { git: {}, isForAll: false };
    if (typeof checkout === 'string') return { git: waiting(checkout), isForAll: true };
    const end = performance.now() + patienceMs;
    for (let ms = 50; ; ms = Math.min(2 * ms, longestPauseMs)) {
      try {
        const git = await commitVersion(checkout, withBytes(version));
        return { git, isForAll: git.waits === true };
      } catch (error) {
        if (!isHeldByAnother(error) || performance.now() > end)
          return { git: waiting(sayGitError(error)), isForAll: holdsForAll(error) };
      }
      await pause(ms);
    }
  };
  const withBytes = ({ files, ...version }: Version) => ({
    ...version,
    files: files.map(({ file, was, is }) => ({
      ...{ file, was: bytesOf(was), is: bytesOf(is) },
      isLatest: hashOfFile(contentDir, file) === is,
    })),
  });
  const bytesOf = (sha256: string | undefined) =>
    sha256 === undefined ? undefined : versions.bytes(sha256);
  let turn = Promise.resolve();
  return {
    now() {
      // Two commits at once meet at git's lock. The desk may be closed meanwhile: the next one that opens goes on.
      turn = turn.then(commitAll).catch(() => undefined);
      return turn;
    },
  };
}

function realPause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
