// The console once more, for those of its pages that read all of content/ (editing-desk.ts hands them on).
import type { IncomingMessage } from 'node:http';
import { flushCompileCache } from 'node:module';
import { tellError } from '../../../content/schema/say-error.ts';
import { createClock } from '../../clock.ts';
import { isClockProved } from '../../store/clock-proved.ts';
import { accountsFileOf } from '../accounts/database.ts';
import { openPeople } from '../accounts/people.ts';
import { createConsole } from '../app.ts';
import type { ConsoleNews } from '../console-messages.ts';
import type { ConsoleParts } from '../console-parts.ts';
import { createAudit } from '../gate/audit.ts';
import type { From } from '../gate/console-env.ts';
import { listenHere } from '../gate/listen-here.ts';
import { createListeningDesk } from '../listening/desk.ts';
import { createCentreLook } from '../../link/placing/what-waits.ts';
import { keepLookingAtCentre } from '../from-centre/keep-looking.ts';
import { searchByReading } from '../log-search/log-search.ts';
import { createNews } from '../news.ts';
import { createKnownRules, createStoreDoor } from '../station-store.ts';
import type { WritingDesk } from '../writing/desk.ts';
import { createAskedTexts } from '../writing/asked-texts.ts';
import { deskNeeds } from '../writing/desk-of-station.ts';
import { openWritingDesk } from '../writing/open-desk.ts';
import type { Settled } from '../writing/settle-intents.ts';
import type { EditingArgument, EditingReport } from './editing-messages.ts';

// Written by editing-desk.ts from this shape.
const config = JSON.parse(process.argv[2] ?? '') as EditingArgument;

const report = (message: EditingReport): void => {
  process.send?.(message, undefined, {}, () => undefined);
};
const news = createNews();
process.on('message', (told: ConsoleNews) => {
  news.hear(told);
});
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);
// Somebody who left while he was being answered.
process.on('unhandledRejection', () => undefined);

const clock = createClock(config.clock);
const store = createStoreDoor(config);
const tell = (line: string): void => {
  report({ is: 'says', line });
};
const audit = createAudit(store, clock, tell);
const accounts = openPeople({
  ...{ file: accountsFileOf(config.dataDir), now: () => Date.now(), log: audit },
});
/** What none of those pages asks for. */
const elsewhere: Pick<
  ConsoleParts,
  'doctor' | 'emergencies' | 'speeches' | 'mending' | 'doors' | 'asked'
> = {
  doctor: {
    latest: () => undefined,
    wake: () => undefined,
    isRunning: () => false,
    close: () => undefined,
  },
  emergencies: {
    choice: () => Promise.resolve(undefined),
    draft: () => undefined,
    prepare: () => Promise.reject(new Error('not here')),
    makeReady: () => Promise.resolve(false),
    speakAhead: () => undefined,
    close: () => undefined,
  },
  speeches: {
    open: () => {
      throw new Error('not here');
    },
    take: () => undefined,
    forget: () => undefined,
    leave: () => undefined,
  },
  mending: {
    begin: () => false,
    latest: () => new Map(),
    isAtWork: () => false,
    close: () => undefined,
  },
  doors: () => [],
  asked: () => undefined,
};
const settled = ({ file, by, how }: Settled): void => {
  audit.gather('publish-settled', { file, by, how });
};
// A new test is written down here; the console's own process makes its sound.
const listening = createListeningDesk(config.dataDir);
let desk: WritingDesk | undefined;
const writing = (): WritingDesk =>
  (desk ??= openWritingDesk({ ...deskNeeds({ config, accounts, store, clock }), tell, settled }));
const parts: ConsoleParts = {
  ...{ config, clock, store, audit, accounts, news, ...elsewhere },
  rules: createKnownRules(store),
  logSearch: searchByReading(store),
  ...{ listening, writing, askedTexts: createAskedTexts(config.dataDir) },
  centre: createCentreLook(config.dataDir),
};
const app = createConsole(parts);
process.on('disconnect', () => {
  audit.close();
  accounts.close();
  listening.close();
  desk?.close();
  process.exit(0);
});
// Whoever waits for the first page waits for this; it is there already when he is handed on.
await import('../content-pages.ts');
// What was being published when the last one ended is finished or undone before anybody looks.
writing();
(await import('../studio/withdrawals.ts')).keepPromises(
  config.dataDir,
  () => isClockProved(store(), clock.now()),
  (error) => {
    tell(`Chưa xóa hết được bản đọc đã rút: ${tellError(error)}`);
  },
);
(await import('../views/content-now.ts')).contentNow(config.contentDir);
keepLookingAtCentre(parts, tell);
await listenHere(app, config.socket, { fromOf: fromConsole });
report({ is: 'open' });
// Written at the end otherwise, and this process is killed when nobody asks any more.
flushCompileCache();

/** The console alone gets at this socket, and has looked at who it is. */
function fromConsole({ headers }: IncomingMessage): From {
  const [address, origin] = [headers['x-loa-from'], headers['x-loa-origin']];
  return {
    address: typeof address === 'string' ? address : '',
    origin: typeof origin === 'string' ? origin : '',
  };
}
