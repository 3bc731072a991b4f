// Prepared texts are made before anybody needs them: whoever chooses one in a flood hears it at once.
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Config } from '../../config.ts';

export interface ReadySettings {
  readonly config: Pick<Config, 'contentDir' | 'dataDir'>;
  /** `YYYY-MM-DD` in the ward's zone: a bulletin is dated. */
  readonly today: () => string;
  /** Nothing airs, and nothing will soon: making takes a processor for some seconds. */
  readonly isQuiet: () => boolean;
  /** Reads the texts and has them made, one after another while `mayGoOn`; what is made already is made no second time. False: not all are there. */
  readonly make: (mayGoOn: () => boolean) => Promise<boolean>;
}

/** Real ms. */
const firstMs = 30_000;
const lookMs = 5 * 60_000;
/** Something could not be made: somebody mends it, which takes longer. */
const failedMs = 30 * 60_000;
/** What the words of a prepared text, and how they are said, are read from. */
const sources = ['emergencies.yaml', 'lexicon.tsv', 'ward.yaml'] as const;

/** Looks now and then until the returned function is called; makes where a file or the day is another one. */
export function keepReady({ config, today, isQuiet, make }: ReadySettings): () => void {
  const file = join(config.dataDir, 'console', 'loi-khan-san.txt');
  let waiting: NodeJS.Timeout | undefined;
  /** When to look again. */
  const look = async (): Promise<number> => {
    const sign = `${today()}\n${sources.map((name) => signOf(join(config.contentDir, name))).join('\n')}`;
    if (!isQuiet() || sign === readKept(file)) return lookMs;
    // The rest of what an airing broke off is made soon after it.
    if (!(await make(isQuiet))) return isQuiet() ? failedMs : lookMs;
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, sign);
    return lookMs;
  };
  const later = (ms: number): void => {
    waiting = setTimeout(() => {
      // It only saves time: what cannot be made now is made when it is asked for, and says why.
      void look()
        .catch(() => failedMs)
        .then(later);
    }, ms).unref();
  };
  later(firstMs);
  return () => {
    clearTimeout(waiting);
  };
}

function signOf(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false });
  return found ? `${file} ${found.size} ${found.mtimeMs}` : file;
}

function readKept(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
