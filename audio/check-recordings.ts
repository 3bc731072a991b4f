// What audio/index.ts offers, with its documentation there; this file is loaded by the first call.
import { recordingsOf } from '../content/schema/campaign-items.ts';
import type { Content } from '../content/schema/content.ts';
import type { ContentDocument } from '../content/schema/document.ts';
import type { Problem } from '../content/schema/problem.ts';
import { defaultContentDir } from './bulletin/plan.ts';
import { airedRecording } from './bulletin/plan-items.ts';
import { readDocument } from './bulletin/read-document.ts';
import { recordingOf } from './bulletin/recording-of.ts';
import { sayItemFlaw } from './bulletin/say-item-fault.ts';
import { AudioError } from './error.ts';
import { studyRecording } from './prepare-recording.ts';
import { readRecordingSound } from './read-recording.ts';
import { bulletinFormat } from './speak-plan.ts';
import { syllablesOf } from './voices/voice.ts';

export async function checkRecordings(
  content: Content,
  contentDir: string = defaultContentDir,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const document of content.documents)
    problems.push(...(await checkOne(content, contentDir, document)));
  const aired = new Set([...content.campaigns, ...content.held].flatMap(recordingsOf));
  for (const name of aired)
    problems.push(...(await failing(() => checkAired(content, contentDir, name))));
  return problems;
}

/** What is poor about a recording that a campaign airs; throws where nothing can be made of it. */
async function checkAired(
  content: Content,
  contentDir: string,
  name: string,
): Promise<readonly Problem[]> {
  const aired = airedRecording(content, contentDir, name);
  const { flaws } = await studyRecording(aired, bulletinFormat, {});
  return flaws.map((flaw): Problem => {
    const [message, hint] = sayItemFlaw(flaw);
    return { file: aired.recording.file, line: 1, message, hint, severity: 'warning' };
  });
}

async function checkOne(
  content: Content,
  contentDir: string,
  document: ContentDocument,
): Promise<readonly Problem[]> {
  const recording = recordingOf(content, contentDir, document);
  if (!recording) return [];
  const syllables = readDocument(content, document).reduce(
    (sum, { line }) => sum + syllablesOf(line.spoken.text).length,
    0,
  );
  return failing(async () => {
    const { flaw } = await readRecordingSound({ recording, syllables }, bulletinFormat, {});
    return flaw ? [flaw] : [];
  });
}

/** The problems that a recording is refused for are what is found. */
async function failing(check: () => Promise<readonly Problem[]>): Promise<readonly Problem[]> {
  try {
    return await check();
  } catch (error) {
    if (error instanceof AudioError && error.problems.length > 0) return error.problems;
    throw error;
  }
}
