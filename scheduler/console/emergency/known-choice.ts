// What could be chosen last is remembered on the disk: reading all of content/ takes seconds, and an emergency has none.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../config.ts';
import type { PreparedChoice } from './maker-messages.ts';

/** For what was never read before, real ms. */
const patienceMs = 1500;

/**
 * Gives what was known before at once, and has it read anew behind it; undefined where nothing is known yet and reading takes
 * longer than anybody should wait.
 */
export function createKnownChoice(
  { dataDir }: Pick<Config, 'dataDir'>,
  read: () => Promise<PreparedChoice>,
): () => Promise<PreparedChoice | undefined> {
  const folder = join(dataDir, 'console');
  const file = join(folder, 'loi-khan.json');
  let known = readKept(file);
  let reading: Promise<PreparedChoice | undefined> | undefined;
  const keep = (choice: PreparedChoice): PreparedChoice => {
    // While a text is being mended, one chooses from those that were there before.
    if (choice.isBroken && known) return (known = { ...known, recordings: choice.recordings });
    known = choice;
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeFileSync(`${file}.part`, JSON.stringify(choice));
      renameSync(`${file}.part`, file);
    } catch {
      // It is only there to save time.
    }
    return choice;
  };
  return () => {
    reading ??= read()
      .then(keep, () => undefined)
      .finally(() => (reading = undefined));
    return known ? Promise.resolve(known) : Promise.race([reading, nothingAfter(patienceMs)]);
  };
}

function readKept(file: string): PreparedChoice | undefined {
  try {
    // Written above, from this shape.
    return JSON.parse(readFileSync(file, 'utf8')) as PreparedChoice;
  } catch {
    return undefined;
  }
}

function nothingAfter(ms: number): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms, undefined).unref();
  });
}
