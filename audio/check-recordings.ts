// What audio/index.ts offers, with its documentation there; this file is loaded by the first call.
import type { Content } from '../content/schema/content.ts';
import type { ContentDocument } from '../content/schema/document.ts';
import type { Problem } from '../content/schema/problem.ts';
import { defaultContentDir } from './bulletin/plan.ts';
import { readDocument } from './bulletin/read-document.ts';
import { AudioError } from './error.ts';
import { readRecordingSound } from './read-recording.ts';
import { bulletinFormat } from './speak-plan.ts';
import { findRecording } from './voices/recording.ts';
import { syllablesOf } from './voices/voice.ts';

export async function checkRecordings(
  content: Content,
  contentDir: string = defaultContentDir,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const document of content.documents)
    problems.push(...(await checkOne(content, contentDir, document)));
  return problems;
}

async function checkOne(
  content: Content,
  contentDir: string,
  document: ContentDocument,
): Promise<readonly Problem[]> {
  const recording = findRecording(contentDir, document.file);
  if (!recording) return [];
  const syllables = readDocument(content, document).reduce(
    (sum, { line }) => sum + syllablesOf(line.spoken.text).length,
    0,
  );
  try {
    await readRecordingSound({ recording, syllables }, bulletinFormat, {});
    return [];
  } catch (error) {
    if (error instanceof AudioError && error.problems.length > 0) return error.problems;
    throw error;
  }
}
