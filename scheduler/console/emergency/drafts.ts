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
import type { Config } from '../../config.ts';
import { dayMs } from '../../core/day.ts';
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
  /** A name for a new one, with a folder of its own for what belongs to it. */
  begin(): { readonly id: string; readonly folder: string };
}

const keptMs = dayMs;

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
    begin() {
      const id = randomUUID();
      const folder = join(root, id);
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      removeOld(root);
      return { id, folder };
    },
  };
}

function removeOld(root: string): void {
  for (const name of readdirSync(root)) {
    const folder = join(root, name);
    if (Date.now() - statSync(folder).mtimeMs > keptMs)
      rmSync(folder, { recursive: true, force: true });
  }
}
