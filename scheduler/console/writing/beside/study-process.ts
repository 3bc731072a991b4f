// Reads content/ with a draft in it, and says its sentences to know how long they are: apart from whoever takes the steps
// of people who type.
import { flushCompileCache } from 'node:module';
import { hourMs } from '../../../../content/schema/durations.ts';
import { openDraftVoice, type DraftVoice } from '../../../../audio/index.ts';
import type { BesideSentence } from '../../../../content/schema/beside.ts';
import type { Ward } from '../../../../content/schema/ward.ts';
import { tellError } from '../../../../content/schema/say-error.ts';
import { contentNow } from '../../views/content-now.ts';
import { saidLines } from './length.ts';
import { createMeasuring } from './measuring.ts';
import { createRecordedLengths } from './recorded-lengths.ts';
import { lengthOf, studyDraft, type DraftNow, type Studied } from './study.ts';
import type { StudyAnswer, StudyQuestion } from './study-messages.ts';

process.on('message', (question: StudyQuestion) => {
  void answer(question).then((message) => {
    // An answer that nobody waits for any more is dropped.
    process.send?.(message, undefined, {}, () => undefined);
  });
});
process.on('disconnect', () => process.exit(0));
// Written at the end otherwise, and this process is killed when nobody asks any more.
flushCompileCache();

const measuring = createMeasuring();
const recordings = createRecordedLengths();
/** A draft that has not changed is looked at once; its length becomes known by and by. */
let last: { readonly key: string; readonly studied: Promise<Studied> } | undefined;
let opened: { readonly key: string; readonly voice: Promise<DraftVoice> } | undefined;

async function answer(question: StudyQuestion): Promise<StudyAnswer> {
  const { id } = question;
  try {
    if (question.ask === 'say') {
      const ward = contentNow(question.contentDir).content?.ward;
      if (!ward)
        return { id, failed: 'Chưa đọc được content/ward.yaml nên chưa biết dùng giọng nào.' };
      const voice = await voiceOf(ward.voice, question.dataDir);
      const line = await lineOf(question.spoken);
      return { id, wav: await measuring.first(() => voice.wav(line)) };
    }
    const { draft, dataDir } = question;
    const studied = await studiedOf(draft);
    if (studied.ward) {
      const voice = await voiceOf(studied.ward.voice, dataDir);
      measuring.measure(voice, studied.bulletins.flatMap(saidLines));
    }
    const { unseen } = studied.known;
    const failed = measuring.failure();
    const recordedMs = recordings.of(studied.bulletins);
    const withLengths = (sentence: BesideSentence): BesideSentence => {
      const ms = measuring.knownMs(sentence.spoken);
      return ms === undefined ? sentence : { ...sentence, ms };
    };
    return {
      id,
      studied: {
        ...studied.known,
        unseen: failed === undefined ? unseen : [...unseen, failed],
        sentences: studied.known.sentences.map(withLengths),
        length: {
          ...lengthOf(studied, measuring.knownMs, recordedMs),
          isMeasuring: recordings.isAtWork(),
        },
      },
    };
  } catch (error) {
    return { id, failed: tellError(error) };
  }
}

/** The line of the draft that is said so: its kind decides how. Else the words alone, as a sentence. */
async function lineOf(spoken: string): Promise<Parameters<DraftVoice['wav']>[0]> {
  const studied = await last?.studied;
  const found = studied?.bulletins
    .flatMap(({ lines }) => lines)
    .find((line) => line.spoken.text === spoken);
  return found ?? { kind: 'sentence', text: spoken, spoken: { text: spoken, tokens: [] } };
}

function studiedOf(draft: DraftNow): Promise<Studied> {
  // What lies on the disk counts too: contentNow reads it anew when it changed.
  const { content } = contentNow(draft.contentDir);
  const day = Math.floor(draft.now / hourMs);
  const key = JSON.stringify([draft.file, day, draft.doc, [...draft.texts].map(sizeOfBytes)]);
  if (last?.key !== key || lastContent !== content) last = { key, studied: studyDraft(draft) };
  lastContent = content;
  return last.studied;
}

let lastContent: ReturnType<typeof contentNow>['content'];

function sizeOfBytes([file, text]: readonly [string, string | Uint8Array]): unknown {
  return [file, typeof text === 'string' ? text : text.byteLength];
}

async function voiceOf(settings: Ward['voice'], dataDir: string): Promise<DraftVoice> {
  const key = JSON.stringify([settings, dataDir]);
  if (opened?.key !== key) {
    void opened?.voice.then((voice) => voice.close());
    opened = { key, voice: openDraftVoice(settings, dataDir) };
  }
  return opened.voice;
}
