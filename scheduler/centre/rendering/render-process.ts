// Renders one document with the centre's own voice, answers, and ends: voice, MDX and ffmpeg are gone with it.
import { readFile } from 'node:fs/promises';
import { produceReading } from '../../../audio/index.ts';
import { loadContentWith } from '../../../content/load.ts';
import { formatProblem } from '../../../content/schema/problem.ts';
import { tellError } from '../../../content/schema/say-error.ts';
import type { RenderAnswer, RenderQuestion } from './render-messages.ts';
import { tidyRendered } from './tidy-rendered.ts';

process.once('message', (question: RenderQuestion) => {
  void answer(question).then((reply) => {
    process.send?.(reply, () => {
      process.disconnect();
    });
  });
});
// Nobody waits for it any more.
process.on('disconnect', () => process.exit(0));

async function answer(question: RenderQuestion): Promise<RenderAnswer> {
  const { contentDir, dataDir, today, texts, path } = question;
  try {
    tidyRendered(dataDir, Date.now());
    const changed = new Map(texts.map((one) => [`content/${one.path}`, one.text]));
    const { content, problems } = loadContentWith(contentDir, changed);
    const [first] = problems.filter(({ severity }) => severity === 'error');
    if (!content) return { failed: first ? formatProblem(first) : 'Không đọc được content/.' };
    const document = content.documents.find(({ file }) => file === `content/${path}`);
    if (!document) return { failed: `Không đọc được bài content/${path}.` };
    const { manifest, mp3 } = await produceReading(content, document.id, {
      ...{ contentDir, dataDir, today },
    });
    const { voice, durationMs } = manifest;
    return { mp3: await readFile(mp3), voice, durationMs };
  } catch (error) {
    return { failed: tellError(error) };
  }
}
