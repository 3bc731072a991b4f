// Emergencies that were typed and are not aired yet: on the disk, so that they outlive a console that was killed.
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { dayMs } from '../../../content/schema/durations.ts';
import type { Config } from '../../config.ts';
import type { EmergencyOrder, MadeEmergency } from './maker-messages.ts';

export interface Draft {
  readonly id: string;
  readonly order: EmergencyOrder;
  /** How often it is proposed to be said again. */
  readonly everyMinutes?: number;
  readonly made?: MadeEmergency;
  /** Why it could not be made; Vietnamese. */
  readonly failed?: string;
}

export interface Drafts {
  find(id: string): Draft | undefined;
  keep(draft: Draft): void;
  /**
   * A name for a new one, with a folder of its own for what belongs to it, `bytes` of it. Where somebody has more than anybody
   * needs, his oldest ones give way: nobody fills the disk, and nobody is kept from an emergency.
   */
  begin(by: string, bytes: number): { readonly id: string; readonly folder: string };
}

const keptMs = dayMs;
/** Of one person: three of the largest files, and more words than can be typed in a day. */
const mostBytes = 200_000_000;
const mostDrafts = 60;

/** `$LOA_DATA/console/khan-cap/<id>/`: what is to be said, and the file that was sent up for it. */
export function createDrafts({ dataDir }: Pick<Config, 'dataDir'>): Drafts {
  const root = join(dataDir, 'console', 'khan-cap');
  const fileOf = (id: string): string => join(root, id, 'ban-nhap.json');
  return {
    find(id) {
      if (!/^[0-9a-f-]{36}$/.test(id)) return undefined;
      try {
        // Written below, from this shape.
        return JSON.parse(readFileSync(fileOf(id), 'utf8')) as Draft;
      } catch {
        return undefined;
      }
    },
    keep(draft) {
      const file = fileOf(draft.id);
      writeFileSync(`${file}.part`, JSON.stringify(draft), { mode: 0o600 });
      renameSync(`${file}.part`, file);
    },
    begin(by, bytes) {
      mkdirSync(root, { recursive: true, mode: 0o700 });
      removeOld(root);
      makeRoom(root, by, bytes);
      const id = randomUUID();
      const folder = join(root, id);
      mkdirSync(folder, { mode: 0o700 });
      writeFileSync(join(folder, ownerName), by, { mode: 0o600 });
      return { id, folder };
    },
  };
}

const ownerName = 'cua-ai.txt';

function makeRoom(root: string, by: string, bytes: number): void {
  const newestFirst = readdirSync(root)
    .map((name) => join(root, name))
    .filter((folder) => readIfThere(join(folder, ownerName)) === by)
    .map((folder) => ({ folder, at: statSync(folder).mtimeMs, bytes: bytesIn(folder) }))
    .toSorted((a, b) => b.at - a.at);
  let sum = bytes;
  for (const [index, draft] of newestFirst.entries()) {
    sum += draft.bytes;
    if (sum > mostBytes || index + 1 >= mostDrafts)
      rmSync(draft.folder, { recursive: true, force: true });
  }
}

function bytesIn(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function removeOld(root: string): void {
  for (const name of readdirSync(root)) {
    const folder = join(root, name);
    if (Date.now() - statSync(folder).mtimeMs > keptMs)
      rmSync(folder, { recursive: true, force: true });
  }
}
