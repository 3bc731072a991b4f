// Looks at voices that were sent up and says sentences with them: a model is 60 to 110 MB, and takes its time.
import { lookAtVoice, tryVoice } from '../../../audio/index.ts';
import { loadContent } from '../../../content/load.ts';
import { tellError } from '../../../content/schema/say-error.ts';
import type { VoicesAnswer, VoicesQuestion } from './voices-messages.ts';

process.on('message', (question: VoicesQuestion) => {
  void answer(question).then((message) => {
    // An answer that nobody waits for any more is dropped.
    process.send?.(message, undefined, {}, () => undefined);
  });
});
process.on('disconnect', () => process.exit(0));

async function answer(question: VoicesQuestion): Promise<VoicesAnswer> {
  const { id, dataDir } = question;
  try {
    if (question.ask === 'look') {
      await lookAtVoice(question.source, { dataDir });
      return { id, looked: true };
    }
    const { voice, contentDir, text } = question;
    const lexicon = loadContent(contentDir).content?.lexicon ?? [];
    const { wav } = await tryVoice(voice, dataDir, { lexicon }, text === '' ? undefined : text);
    return { id, wav };
  } catch (error) {
    return { id, failed: tellError(error) };
  }
}
