// A station that is small enough to be killed hundreds of times: the real daemon, its real store, the real link to its
// centre in the real process of its own; bulletins of campaigns are made of nothing, and sound is a line in a file.
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { createClock } from '../../../../scheduler/clock.ts';
import { readConfig } from '../../../../scheduler/config.ts';
import { runDaemon } from '../../../../scheduler/daemon.ts';
import { openLink } from '../../../../scheduler/link/open-link.ts';
import { openReceived } from '../../../../scheduler/link/received/book.ts';
import type { Output } from '../../../../scheduler/playout/output.ts';
import { openSqliteStore } from '../../../../scheduler/store/sqlite.ts';
import { wardWith } from '../../../setup/schedule.ts';
import {
  placedFileOf,
  soundedFileOf,
  type Sounded,
  type SmallStationWords,
} from './small-station-words.ts';

// Written by kill-centre.ts.
const { dataDir } = JSON.parse(process.argv[2] ?? '') as SmallStationWords;
const config = readConfig({ LOA_DATA: dataDir });
const clock = createClock();
const store = openSqliteStore(config.databaseFile);
const book = openReceived(dataDir);
const daemon = await runDaemon({
  ...{ config, clock, store },
  workshop: {
    load: () =>
      Promise.resolve({
        loaded: { ward: wardWith(), campaigns: [], recordings: [] },
        problems: [],
      }),
    produce: () => Promise.reject(new Error('nothing is planned here')),
    close: () => Promise.resolve(),
  },
  openOutputs: () => Promise.resolve({ chosen: [fileOutput()], standby: [] }),
  tell: () => undefined,
});
const link = openLink({
  config,
  news: () => ({ daemon: daemon.status() }),
  tell: (line) => process.stdout.write(`${line}\n`),
});
process.on('SIGTERM', () => {
  void link
    .close()
    .then(() => daemon.stop())
    .then(() => process.exit(0));
});
process.stdout.write('begun\n');

/** Something is always to be told. */
let line = 0;
setInterval(() => {
  line += 1;
  store.commit([
    { at: Date.now(), slot: '', event: 'trouble', detail: { message: `${process.pid} ${line}` } },
  ]);
  place();
}, 250);

/** Stands in for the process that writes content/: a parcel's files are looked at, and it is accepted. */
function place(): void {
  for (const { id, order } of book.orders({
    kinds: ['parcel', 'withdraw'],
    states: ['received'],
  })) {
    if (order.kind === 'withdraw') {
      book.setState(id, { state: 'withdrawn', at: Date.now() });
      continue;
    }
    if (order.kind !== 'parcel') continue;
    const { thing, version, parts } = order.content;
    const isWhole = parts.every(
      ({ sha256 }) =>
        createHash('sha256')
          .update(readFileSync(book.blobFile(sha256)))
          .digest('hex') === sha256,
    );
    if (!isWhole) throw new Error(`a file of ${id} is not what was sent`);
    keep(placedFileOf(dataDir), { order: id, thing, version });
    book.setState(id, { state: 'accepted', at: Date.now() });
  }
}

/** On the disk when it returns. */
function keep(file: string, what: object): void {
  const out = openSync(file, 'a');
  writeSync(out, `${JSON.stringify(what)}\n`);
  fsyncSync(out);
  closeSync(out);
}

/** Each bulletin sounds for one second. */
function fileOutput(): Output {
  return {
    ...{ kind: 'capture', name: 'capture' },
    check: () => Promise.resolve([]),
    close: () => Promise.resolve(),
    prepare: ({ slot, fromMs }) =>
      Promise.resolve({
        discard: () => Promise.resolve(),
        async play(events, signal) {
          const now = clock.now();
          const say = (event: Sounded['event']): void => {
            keep(soundedFileOf(dataDir), { slot, event, fromMs } satisfies Sounded);
          };
          say('start');
          events.started({ virtualAt: now, realAt: now });
          await clock.pause(1000, signal);
          if (signal.aborted) return { how: 'stopped', positionMs: 500, samples: 24_000 };
          say('end');
          return { how: 'finished', positionMs: 1000, samples: 48_000 };
        },
      }),
  };
}
