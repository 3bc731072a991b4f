import { renameSync } from 'node:fs';
import { extname, join } from 'node:path';
import { readWall } from '../../core/zone.ts';
import type { Config } from '../../config.ts';
import type { Loaded } from '../../core/rules.ts';
import type { SentFile } from '../sent-file.ts';
import { createDrafts, type Draft } from './drafts.ts';
import { createKnownChoice } from './known-choice.ts';
import { makeAllReady } from './make-all-ready.ts';
import { createMaker } from './maker.ts';
import type { EmergencyOrder, PreparedChoice } from './maker-messages.ts';
import { createSpeakAhead } from './speak-ahead.ts';

/** Where an emergency is prepared: chosen or typed, made, heard. Airing it is an act like others. */
export interface EmergencyDesk {
  /** What can be chosen; undefined while it is being read for the first time. */
  choice(): Promise<PreparedChoice | undefined>;
  /** With `made` or `failed` once it is made, or could not be; without either while it is being made. */
  draft(id: string): Draft | undefined;
  /** Has it made; its name once it is, or after a few seconds: its page waits for the rest. */
  prepare(wish: Wish): Promise<string>;
  /** Has sentences spoken while a person goes on typing; what he types meanwhile takes the place of what waits. Never throws. */
  speakAhead(text: string): void;
  /** Has prepared texts made before anybody chooses one, one after another while `mayGoOn`. False: not all are there. */
  makeReady(mayGoOn: () => boolean): Promise<boolean>;
  close(): void;
}

export interface Wish {
  readonly order: Omit<EmergencyOrder, 'today' | 'file'>;
  readonly everyMinutes?: number;
  /** Whose it is: the account. */
  readonly by?: string;
  /** Sent up: it is moved to where it stays. */
  readonly sent?: SentFile;
  /** One that lies there already. */
  readonly file?: string;
}

interface Needs {
  readonly config: Config;
  readonly now: () => number;
  readonly timeZone: () => string;
  readonly lastGood: () => Loaded | undefined;
}

/** Real ms for which the form's answer waits, so that mostly it leads to what is made already. */
const waitsMs = 6000;
const brokenOff = 'Đang làm thì bàn điều khiển bị ngắt, chưa phát gì. Gõ hoặc chọn lại lời.';

export function createEmergencyDesk({ config, now, timeZone, lastGood }: Needs): EmergencyDesk {
  const maker = createMaker(config);
  const drafts = createDrafts(config);
  const making = new Set<string>();
  const make = async (draft: Draft): Promise<void> => {
    making.add(draft.id);
    try {
      drafts.keep(draft);
      drafts.keep({ ...draft, made: await maker.make(draft.order, lastGood()) });
    } catch (error) {
      drafts.keep({ ...draft, failed: error instanceof Error ? error.message : String(error) });
    } finally {
      making.delete(draft.id);
    }
  };
  const todayNow = (): string => readWall(timeZone(), now()).day;
  return {
    choice: createKnownChoice(config, () => maker.choice()),
    speakAhead: createSpeakAhead((text) => maker.speakAhead(text, todayNow())),
    makeReady: (mayGoOn) => makeAllReady(maker, todayNow(), mayGoOn),
    draft(id) {
      const draft = drafts.find(id);
      const isMade = !draft || draft.made !== undefined || draft.failed !== undefined;
      return isMade || making.has(id) ? draft : { ...draft, failed: brokenOff };
    },
    async prepare({ order, everyMinutes, by = '', sent, file }) {
      const { id, folder } = drafts.begin(by, sent?.bytes ?? 0);
      const path = sent ? join(folder, `tep${extname(sent.path)}`) : file;
      if (sent && path !== undefined) renameSync(sent.path, path);
      const made = make({
        id,
        order: { ...order, today: todayNow(), ...(path !== undefined && { file: path }) },
        ...(everyMinutes !== undefined && { everyMinutes }),
      });
      await Promise.race([made, pause(waitsMs)]);
      return id;
    },
    close: () => {
      maker.close();
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
