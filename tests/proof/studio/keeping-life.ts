// One life of whoever keeps takes: he says what he begins and what is done, until he is killed (die-at-step.ts) or has done it all.
// Arguments: the folder, a seed, what was in hand when the last one died (JSON, or nothing).
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  chooseTake,
  deleteUnnamed,
  keepTake,
  takesFolder,
  takesIn,
  withdrawTake,
} from '../../../audio/studio/index.ts';
import {
  consentsOf,
  keepConsent,
  requireConsent,
} from '../../../scheduler/console/studio/consents.ts';
import {
  beginReading,
  dropReadings,
  keepReading,
  readingOf,
} from '../../../scheduler/console/studio/reading-store.ts';
import { finishWithdrawals } from '../../../scheduler/console/studio/withdrawals.ts';
import { seeded } from '../../setup/schedule.ts';
import { at, by, documents, readers, soundOf, type Deed, type Message } from './keeping.ts';

const [dataDir = '', seed = '', inHand = ''] = process.argv.slice(2);
const random = seeded(Number(seed));
const sent = mkdtempSync(join(tmpdir(), 'loa-gui-'));
const deeds = 9;

const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(random() * all.length)];
const say = (message: Message): void => {
  writeSync(1, `${JSON.stringify(message)}\n`);
};

async function perform(deed: Deed): Promise<string | undefined> {
  switch (deed.do) {
    case 'start':
      dropReadings(dataDir);
      await finishWithdrawals(dataDir);
      twoHoursLater();
      await deleteUnnamed(dataDir);
      return;
    case 'keep': {
      const { document, text, mark, consent } = deed;
      requireConsent(dataDir, document, { at, words: consent.words });
      const take = await keepTake(dataDir, {
        ...{ at, document, text, source: 'studio', by, reader: consent.reader, doubts: [] },
        ...{ consent: { at, words: consent.words }, samples: soundOf(mark), sampleRateHz: 48_000 },
      });
      return take.id;
    }
    case 'choose':
      chooseTake(dataDir, deed.take, { at, by });
      return;
    case 'withdraw':
      await withdrawTake(dataDir, deed.take, { at, by, why: 'Khàn' });
      return;
    case 'agree': {
      const { id, document, reader, words } = deed;
      keepConsent(dataDir, { event: 'consent', id, at, document, account: 'an', reader, words });
      return;
    }
    case 'take-back':
      keepConsent(dataDir, { event: 'withdraw', of: deed.consent, at, by });
      await finishWithdrawals(dataDir);
      return;
    case 'send-reading': {
      const { document, id, reader, words } = deed;
      const file = { path: join(sent, `${id}.mp3`), name: 'bai.mp3', bytes: 5 };
      const about = { id, document, name: file.name, sentAt: at, by, reader };
      await beginReading(dataDir, file, { ...about, consent: { at, words } });
      return;
    }
    case 'keep-reading': {
      const reading = readingOf(dataDir, deed.document);
      if (reading?.id === deed.id)
        await keepReading(dataDir, { ...reading, state: { is: 'cut', sentences: [], used: [] } });
      return;
    }
  }
}

function twoHoursLater(): void {
  const folder = takesFolder(dataDir);
  const then = new Date(Date.now() - 2 * 3_600_000);
  for (const name of existsSync(folder) ? readdirSync(folder) : [])
    utimesSync(join(folder, name), then, then);
}

/** What may be asked for now; undefined where there is nothing to ask it of. */
function think(turn: number): Deed | undefined {
  const name = `${seed}-${turn}`;
  const document = pick(documents) ?? '';
  const consent = pick(consentsOf(dataDir, document));
  const take = pick(takesIn(dataDir).all)?.id;
  const dice = random();
  if (!consent || dice < 0.06) {
    const reader = pick(readers) ?? '';
    return { do: 'agree', id: name, document, reader, words: `Tôi là ${reader}, lần ${name}.` };
  }
  const { id, reader, words } = consent;
  if (dice < 0.6) {
    const text = `Câu ${Math.floor(random() * 12) + 1}.`;
    const mark = Number(seed) * 100 + turn;
    return { do: 'keep', document, text, mark, consent: { id, reader, words } };
  }
  if (dice < 0.68) return take === undefined ? undefined : { do: 'choose', take };
  if (dice < 0.77) return take === undefined ? undefined : { do: 'withdraw', take };
  if (dice < 0.82) return { do: 'take-back', consent: id };
  const reading = readingOf(dataDir, document);
  if (dice > 0.92 && reading) return { do: 'keep-reading', document, id: reading.id };
  return { do: 'send-reading', document, id: name, reader, words };
}

async function live(deed: Deed | undefined): Promise<void> {
  if (!deed) return;
  say({ is: 'begins', deed });
  const take = await perform(deed);
  say({ is: 'done', ...(take !== undefined && { take }) });
}

// What a browser has sent up lies there before anything is asked for.
for (let turn = 0; turn < deeds; turn++) writeFileSync(join(sent, `${seed}-${turn}.mp3`), 'sound');
await live({ do: 'start' });
// Whoever got no answer sends the sentence again: written by the proof from `Deed`.
if (inHand !== '') await live(JSON.parse(inHand) as Deed);
for (let turn = 0; turn < deeds; turn++) await live(think(turn));
