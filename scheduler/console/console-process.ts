// The console's own process: whoever works with the station in a browser works here, and nothing here can silence the
// loudspeaker.
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { fallbackTimeZone } from '../../content/schema/names.ts';
import { sayError } from '../../content/schema/say-error.ts';
import { createClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { readWall } from '../core/zone.ts';
import { createCentreLook } from '../link/placing/what-waits.ts';
import { weightyRoles } from './accounts/second-factors.ts';
import { openAccounts } from './accounts/open-accounts.ts';
import { takeBackAccounts } from './accounts/take-back-accounts.ts';
import { createConsole } from './app.ts';
import type { ConsoleNews, ConsolePlace, ConsoleReport } from './console-messages.ts';
import { createDoctorWatch } from '../server/standing/doctor-watch.ts';
import { createEditingDesk } from './editing/editing-desk.ts';
import { isQuiet } from './emergency/is-quiet.ts';
import { keepReady } from './emergency/keep-ready.ts';
import { createEmergencyDesk } from './emergency/emergency-desk.ts';
import { createAudit } from './gate/audit.ts';
import type { Door } from './gate/door.ts';
import { listenHere } from './gate/listen-here.ts';
import { keepNetworkDoor } from './gate/network-door.ts';
import { createListeningDesk } from './listening/desk.ts';
import { takeBackListening } from './listening/take-back-listening.ts';
import { keepLogIndex } from './log-search/keep-log-index.ts';
import { createLiveDesk } from './live/live-desk.ts';
import { createMending, mendByCommand } from './mending/mending.ts';
import { createNews } from './news.ts';
import { keepNotifying } from './notify/keep-notifying.ts';
import { createKnownRules, createStoreDoor } from './station-store.ts';
import { createAskedTexts } from './writing/asked-texts.ts';
import { takeBackWriting } from './writing/take-back-writing.ts';

// Written by open-console.ts from this shape.
const config = JSON.parse(process.argv[2] ?? '') as Config & ConsolePlace;

const report = (message: ConsoleReport, then?: () => void): void => {
  process.send?.(message, undefined, {}, () => {
    then?.();
  });
};
const news = createNews();
process.on('message', (told: ConsoleNews) => {
  news.hear(told);
  report({ is: 'alive' });
});
// Ctrl-C goes to both of us; the daemon ends this process when it has ended itself.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);
// Somebody who left while he was being answered is no reason to leave everybody else alone.
process.on('unhandledRejection', (error) => {
  report({ is: 'broken', why: sayError(error) });
});
process.on('uncaughtException', (error) => {
  report({ is: 'broken', why: sayError(error) }, () => process.exit(1));
});

const tell = (line: string): void => {
  report({ is: 'says', line });
};
const clock = createClock(config.clock);
const store = createStoreDoor(config);
const audit = createAudit(store, clock, tell);
takeBackAccounts(config, audit, tell);
takeBackWriting(config, tell);
takeBackListening(config, tell);
const accounts = openAccounts(config, audit, tell);
news.follow(({ ward }) => {
  // A daemon that has just begun does not know its ward yet: nobody's factor is let go for that.
  if (!ward) return;
  accounts.factors.demand(ward.console?.secondFactor === 'required' ? weightyRoles : []);
});
const doctor = createDoctorWatch(config);
const rules = createKnownRules(store);
const emergencies = createEmergencyDesk({
  ...{ config, lastGood: rules },
  now: () => clock.now(),
  timeZone: () => news.last().ward?.timeZone ?? fallbackTimeZone,
});
const stopMakingReady = keepReady({
  config,
  today: () => readWall(news.last().ward?.timeZone ?? fallbackTimeZone, clock.now()).day,
  isQuiet: () => news.last().daemon !== undefined && isQuiet(store(), clock.now()),
  make: (mayGoOn) => emergencies.makeReady(mayGoOn),
});
const logSearch = keepLogIndex({
  file: join(config.dataDir, 'console', 'tim-nhat-ky.db'),
  databaseFile: config.databaseFile,
  log: store,
  timeZone: () => news.last().ward?.timeZone,
  tell,
});
const mending = createMending(mendByCommand(config), ({ mend, by, ok, says }) => {
  // Where the log cannot be written just now, the page still learns what the machine is like.
  doctor.wake(true);
  audit.write('doctor-mended', { mend, by, ok: ok === true, says });
});
const askedTexts = createAskedTexts(config.dataDir);
const centre = createCentreLook(config.dataDir);
const listening = createListeningDesk(config.dataDir);
let doors: readonly Door[] = [];
const speeches = createLiveDesk(config.dataDir);
const app = createConsole({
  ...{ config, clock, store, audit, accounts, news, doctor },
  ...{ rules, emergencies, speeches, logSearch, mending },
  doors: () => doors,
  ...{ askedTexts, centre, listening },
  // Whatever asks for it is answered in the editing process (editing/reads-content.ts).
  writing: () => {
    throw new Error('not here');
  },
  asked: () => {
    report({ is: 'asked' });
  },
});
const editing = createEditingDesk({ config, accounts, news, tell });
const toldOfDoors = {
  doors(open: readonly Door[]) {
    doors = open;
    report({ is: 'doors', doors });
  },
  trouble: tell,
};
const networkDoor = keepNetworkDoor(app, config, news, toldOfDoors, editing);
const letters = keepNotifying({
  ...{ config, accounts, news, rules, store, tell, askedTexts },
  doors: () => doors,
});
// The daemon is gone: what it kept goes with it.
process.on('disconnect', () => {
  networkDoor.close();
  letters.close();
  stopMakingReady();
  emergencies.close();
  editing.close();
  logSearch.close();
  listening.close();
  mending.close();
  audit.close();
  doctor.close();
  accounts.close();
  process.exit(0);
});
await listenHere(app, config.socket, { editing });
report({ is: 'open' });
// Written at the end otherwise, which a power cut never reaches.
flushCompileCache();
