// One sentence: kept, chosen among several, taken back.
import {
  chooseTake,
  keepTake,
  lengthOfTake,
  withdrawTake,
  type TakeDoubt,
} from '../../../audio/studio/index.ts';
import { LoaError } from '../../../content/schema/loa-error.ts';
import { tellError } from '../../../content/schema/say-error.ts';
import type { Asker, Fields, Form, Read } from '../form.ts';
import { roomPath, shortKey } from './address.ts';
import { consentOf, requireConsent } from './consents.ts';
import { doubtWords } from './doubt-words.ts';
import { inTurn } from './in-turn.ts';
import { noSentence, roomAgain } from './room-again.ts';
import { nextToRead, type SentenceState } from './sentence-states.ts';
import { openTake } from './studio-desk.ts';
import { studioNow } from './studio-now.ts';

/** `keep-take`: what the microphone or a file holds of one sentence. */
export const keep: Omit<Form, 'needs'> = { read: readTake, again: roomAgain };

async function readTake(fields: Fields, asker: Asker): Promise<Read> {
  const { seen, looking } = asker;
  const { config } = looking.parts;
  const { document, states, state } = await sentenceOf(fields, asker);
  const consent = consentOf(config.dataDir, document, seen.person.account);
  if (!consent) return { errors: { '': 'Người đọc chưa đồng ý: đánh dấu đồng ý rồi thu lại.' } };
  const sent = fields.file('file');
  if (!sent) return { errors: { file: 'Chưa chọn tệp âm thanh.' } };
  const opened = await openTake(sent.path).catch(sayWhy);
  if ('file' in opened) return { errors: opened };
  const { samples, sampleRateHz, flaws } = opened;
  if (flaws.includes('empty') || samples.length === 0)
    return { errors: { file: doubtWords.empty } };
  const { account, name } = seen.person;
  const { sentence } = state;
  const length = lengthOfTake(sentence.spoken, (samples.length / sampleRateHz) * 1000);
  if (length === 'far-too-long') return { errors: { file: tooLong } };
  const doubts: readonly TakeDoubt[] = length === 'long' ? [...flaws, 'tempo'] : flaws;
  return {
    facts: { document, sentence: shortKey(sentence.key), reader: consent.reader },
    async own() {
      await inTurn(() => {
        // To open a file takes up to a minute.
        requireConsent(config.dataDir, document, consent);
        return keepTake(config.dataDir, {
          at: new Date().toISOString(),
          ...(sentence.document !== undefined && { document: sentence.document }),
          ...{ text: sentence.text, samples, sampleRateHz, source: 'studio' },
          ...{ by: { account, name }, reader: consent.reader, doubts: [...doubts] },
          consent: { at: consent.at, words: consent.words },
        });
      });
      return { to: await afterKeeping(document, states, state, asker) };
    },
  };
}

const tooLong =
  'Dài hơn hẳn câu này: hình như có lời khác trong đó. Thu lại một mình câu này, hay gửi cả bài ở “Gửi cả bài đã thu sẵn”.';

/** What cannot be opened is said beside the file. */
function sayWhy(error: unknown): { readonly file: string } {
  if (!(error instanceof LoaError)) throw error;
  return { file: tellError(error) };
}

/** On to what is to be read next; at the end one stays. */
async function afterKeeping(
  document: string,
  states: readonly SentenceState[],
  kept: SentenceState,
  { looking }: Asker,
): Promise<string> {
  const now = (await studioNow(looking.parts)?.statesOf(document)) ?? states;
  const { key } = (nextToRead(now) ?? kept).sentence;
  return `${roomPath(document, key)}&giu=${shortKey(kept.sentence.key)}`;
}

/** `choose-take` */
export const choose: Omit<Form, 'needs'> = {
  again: roomAgain,
  async read(fields, asker) {
    const { document, state } = await sentenceOf(fields, asker);
    const { dataDir } = asker.looking.parts.config;
    const take = fields.text('take');
    return {
      facts: { document, take },
      async own() {
        await inTurn(() => chooseTake(dataDir, take, saidBy(asker)));
        return { to: `${roomPath(document, state.sentence.key)}&xong=chon` };
      },
    };
  },
};

const longestWhy = 200;

/** `withdraw-take` */
export const withdraw: Omit<Form, 'needs'> = {
  again: roomAgain,
  async read(fields, asker) {
    const { document, state } = await sentenceOf(fields, asker);
    const { dataDir } = asker.looking.parts.config;
    const take = fields.text('take');
    const why = fields.text('why').slice(0, longestWhy) || 'Người đọc rút lại.';
    return {
      facts: { document, take, reason: why },
      async own() {
        await inTurn(() => withdrawTake(dataDir, take, { ...saidBy(asker), why }));
        return { to: `${roomPath(document, state.sentence.key)}&xong=rut` };
      },
    };
  },
};

function saidBy({ seen: { person } }: Asker) {
  return {
    at: new Date().toISOString(),
    by: { account: person.account, name: person.name },
  };
}

/** The document and the sentence that a form is about. @throws LoaError where one is no more */
async function sentenceOf(fields: Fields, { looking }: Asker) {
  const document = fields.text('document');
  const now = studioNow(looking.parts);
  if (!now?.content.documents.some(({ id }) => id === document)) throw noSentence();
  const states = await now.statesOf(document);
  const state = states.find(({ sentence }) => sentence.key === fields.text('key'));
  if (!state) throw noSentence();
  return { document, states, state };
}
