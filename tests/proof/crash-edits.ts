// What staff do to content/ while the daemon lives and dies: seeded edits, some of them bad for a while.
import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeCampaign, writeDocument } from './crash-content.ts';

export interface Edits {
  /** One more edit; what was done, for the console. */
  edit(): string;
  /** Mends what is broken, so that the last daemon reads content without a mistake. */
  repair(): void;
}

/** Campaigns that are moved about; the second document is never theirs. */
const restless = ['c03', 'c07', 'c11', 'c15', 'c19', 'c23', 'c27', 'c31', 'c35', 'c39'];
/** Campaigns whose file comes and goes. */
const fleeting = ['c02', 'c12', 'c22', 'c32'];

export function createEdits(dir: string, startsOn: string, random: () => number): Edits {
  let rewritten = 1;
  const away = new Map<string, string>();
  let broken: { readonly file: string; readonly text: string } | undefined;
  const fileOf = (id: string): string => join(dir, 'campaigns', `${id}.yaml`);
  const pick = (ids: readonly string[]): string => ids[Math.floor(random() * ids.length)] ?? '';

  const repair = (): void => {
    if (broken) writeFileSync(broken.file, broken.text);
    broken = undefined;
  };
  const rewrite = (): string => {
    rewritten += 1;
    writeDocument(dir, 'sua', `Kính mời bà con đi họp lần ${rewritten}.`);
    return `document rewritten, ${rewritten}`;
  };
  const move = (): string => {
    const id = pick(restless);
    const usual = 8 * 60 + Number(id.slice(1));
    // Its own minute, or one within the next hour.
    const minutes = usual + (random() < 0.4 ? 0 : Math.floor(random() * 60));
    writeCampaign(dir, { id, document: 'thu', minutes, startsOn });
    return `${id} moved to minute ${minutes}`;
  };
  const comeOrGo = (): string => {
    const id = pick(fleeting);
    const text = away.get(id);
    if (text === undefined) {
      away.set(id, readFileSync(fileOf(id), 'utf8'));
      rmSync(fileOf(id));
      return `${id} removed`;
    }
    away.delete(id);
    writeFileSync(fileOf(id), text);
    return `${id} back`;
  };
  /** A save that was torn: half of the file. */
  const spoil = (): string => {
    const file = random() < 0.5 ? join(dir, 'announcements', 'sua.mdx') : fileOf(pick(restless));
    const text = readFileSync(file, 'utf8');
    broken = { file, text };
    truncateSync(file, Math.floor(text.length / 3));
    return `${file} broken`;
  };
  return {
    edit() {
      if (broken) {
        repair();
        return 'repaired';
      }
      const [kind = rewrite] = [rewrite, rewrite, move, move, comeOrGo, spoil].slice(
        Math.floor(random() * 6),
      );
      return kind();
    },
    repair,
  };
}
