import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { openSqliteStore } from '../../../scheduler/store/sqlite.ts';
import type { Store } from '../../../scheduler/store/store.ts';
import { campaignWith, wardWith } from '../../setup/schedule.ts';
import {
  startStepped,
  type StationSetup,
  type SteppedStation,
} from '../../setup/stepped-daemon.ts';

/** The day before the campaign's first Tuesday. */
export const monday = Date.parse('2026-11-23T08:00:00+07:00');

/** `2026-11-24T17:00` in Việt Nam → epoch ms. */
export const at = (text: string): number => Date.parse(`${text}:00+07:00`);

export interface OneCampaign {
  /** Starts the daemon on this test's data; with the clock of an earlier one it is a restart. */
  start(setup?: Partial<StationSetup>): Promise<SteppedStation>;
  readonly store: Store;
  /** This test's data folder. */
  readonly home: string;
}

/** One ward with one campaign of ten slots; each test of the file has data of its own. */
export function oneCampaign(): OneCampaign {
  let home = '';
  let store: Store | undefined;
  const opened = (): Store => {
    if (!store) throw new Error('Only within a test.');
    return store;
  };
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'loa-daemon-'));
    store = openSqliteStore(join(home, 'loa.db'));
  });
  afterEach(() => {
    store?.close();
    rmSync(home, { recursive: true, force: true });
  });
  return {
    start: (setup = {}) =>
      startStepped({
        dataDir: home,
        ward: wardWith(),
        campaigns: [campaignWith()],
        now: monday,
        store: opened(),
        ...setup,
      }),
    get store() {
      return opened();
    },
    get home() {
      return home;
    },
  };
}
