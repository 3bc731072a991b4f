// A whole reading: sent up, its sentences used, the rest dropped.
import { randomUUID } from 'node:crypto';
import { judgeTake, keepTake, takeDoubts, trimTake } from '../../../audio/studio/index.ts';
import { LoaError } from '../../../content/schema/loa-error.ts';
import type { Asker, Fields, Form, Read, Typed } from '../form.ts';
import type { Looking } from '../console-parts.ts';
import type { Html } from '../pages/html.ts';
import type { Seen } from '../seen.ts';
import { documentNow, readingPath } from './address.ts';
import { consentOf, requireConsent } from './consents.ts';
import { inTurn } from './in-turn.ts';
import { readingPage } from './pages/reading-page.ts';
import { readingRateHz, samplesOf } from './reading-sound.ts';
import {
  beginReading,
  dropReading,
  filesOf,
  keepReading,
  readingOf,
  type CutReading,
} from './reading-store.ts';
import { readingView, sortFound } from './reading-view.ts';
import { noSentence } from './room-again.ts';
import type { SentenceState } from './sentence-states.ts';
import { studioNow } from './studio-now.ts';

async function again(seen: Seen, looking: Looking, typed: Typed): Promise<Html> {
  const view = await readingView(seen, looking, typed.values['document'] ?? '');
  if (!view) throw noSentence();
  return readingPage(seen, view, typed);
}

/** `studio-reading` */
export const sendUp: Omit<Form, 'needs'> = { read: readSent, again };

function readSent(fields: Fields, { seen, looking }: Asker): Read {
  const { config } = looking.parts;
  const document = fields.text('document');
  if (!documentNow(config.contentDir, document)) throw noSentence();
  const { account, name } = seen.person;
  const consent = consentOf(config.dataDir, document, account);
  if (!consent) return { errors: { '': 'Người đọc chưa đồng ý.' } };
  const sent = fields.file('file');
  if (!sent) return { errors: { file: 'Chưa chọn tệp âm thanh.' } };
  return {
    facts: { document, reader: consent.reader },
    async own() {
      const about = {
        ...{ id: randomUUID(), document, name: sent.name, sentAt: new Date().toISOString() },
        ...{ by: { account, name }, reader: consent.reader },
        consent: { at: consent.at, words: consent.words },
      };
      await inTurn(() => {
        requireConsent(config.dataDir, document, consent);
        return beginReading(config.dataDir, sent, about);
      });
      return { to: readingPath(document) };
    },
  };
}

/** `use-reading`: one sentence, or without `key` all that nothing is doubtful about. */
export const use: Omit<Form, 'needs'> = { read: readUse, again };

async function readUse(fields: Fields, { looking }: Asker): Promise<Read> {
  const { dataDir } = looking.parts.config;
  const document = fields.text('document');
  const key = fields.text('key');
  const reading = cutReadingOf(dataDir, document);
  const states = await studioNow(looking.parts)?.statesOf(document);
  const chosen =
    key === ''
      ? sortFound(states ?? [], reading.state).sure.map(({ state }) => state)
      : (states ?? []).filter(({ sentence }) => sentence.key === key);
  if (chosen.length === 0) throw noSentence();
  return {
    facts: { document, count: chosen.length, reader: reading.reader },
    async own() {
      await inTurn(() => useThese(dataDir, reading, chosen));
      return { to: `${readingPath(document)}?xong=${chosen.length}` };
    },
  };
}

/** All of these, while the reading is what was looked at and its reader has not taken the consent back. */
async function useThese(
  dataDir: string,
  { id, document }: CutReading,
  chosen: readonly SentenceState[],
): Promise<void> {
  const reading = cutReadingOf(dataDir, document);
  if (reading.id !== id) throw noReading();
  requireConsent(dataDir, document, reading.consent);
  for (const state of chosen) await useOne(dataDir, reading, state);
  const used = [...reading.state.used, ...chosen.map(({ sentence }) => sentence.key)];
  await keepReading(dataDir, { ...reading, state: { ...reading.state, used } });
}

function cutReadingOf(dataDir: string, document: string): CutReading {
  const reading = readingOf(dataDir, document);
  if (reading?.state.is === 'cut') return { ...reading, state: reading.state };
  throw noReading();
}

function noReading(): LoaError {
  return new LoaError('no-reading', 'Không còn bài đọc này.', { hint: 'Gửi lại tệp.' });
}

async function useOne(
  dataDir: string,
  reading: CutReading,
  { sentence }: SentenceState,
): Promise<void> {
  const found = reading.state.sentences.find(({ key }) => key === sentence.key);
  if (!found?.range) throw noSentence();
  const all = samplesOf(filesOf(dataDir, reading).samples, found.range);
  const floats = Float32Array.from(all, (sample) => sample / 32_768);
  const { from, to } = trimTake(floats, readingRateHz);
  // Where it was cut is judged by the reading around it (`no-pause`).
  const flaws = judgeTake(floats, readingRateHz).codes.filter((code) => code !== 'cut-off');
  const doubted: readonly string[] = [...found.doubts, ...flaws];
  const doubts = takeDoubts.filter((code) => doubted.includes(code));
  const { by, reader, consent } = reading;
  await keepTake(dataDir, {
    at: new Date().toISOString(),
    ...(sentence.document !== undefined && { document: sentence.document }),
    ...{ text: sentence.text, sampleRateHz: readingRateHz, source: 'reading' },
    ...{ by, reader, consent, doubts },
    samples: to > from ? all.slice(from, to) : all,
  });
}

/** `drop-reading` */
export const drop: Omit<Form, 'needs'> = {
  again,
  read(fields, { looking }) {
    const document = fields.text('document');
    return {
      facts: { document },
      async own() {
        await inTurn(() => {
          dropReading(looking.parts.config.dataDir, document);
        });
        return { to: readingPath(document) };
      },
    };
  },
};
