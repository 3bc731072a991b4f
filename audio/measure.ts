// How long a bulletin lasts, before it is made: spoken, but neither joined nor mastered.
import { framesOf, groupByRecording, bulletinFormat } from './make.ts';
import type { MakeSettings } from './make.ts';
import type { BulletinPlan } from './bulletin/plan.ts';
import { cutRecording } from './bulletin/recorded.ts';
import { decodeWhole } from './master/decode.ts';
import { clipsFolder } from './store/bulletins.ts';
import { speakCached } from './store/clips.ts';
import type { Voice } from './voices/voice.ts';

/** The length of the plan's bulletin in ms, to the sample what `makeBulletin` makes. What is spoken for it is kept. @throws AudioError */
export async function measurePlan(
  plan: BulletinPlan,
  voice: Voice,
  settings: MakeSettings,
): Promise<number> {
  const { sampleRateHz } = bulletinFormat;
  const toSamples = (ms: number): number => Math.round((ms / 1000) * sampleRateHz);
  const { before, after, gapMs } = framesOf(plan);
  let samples = before(sampleRateHz).length + toSamples(gapMs) + after(sampleRateHz).length;
  let done = 0;
  for (const { lines, recording } of groupByRecording(plan)) {
    if (recording !== undefined) {
      const decoded = await decodeWhole(recording, bulletinFormat, settings);
      for (const { line, speech } of cutRecording(lines, { samples: decoded, ...bulletinFormat }))
        samples += speech.samples.length + toSamples(line.pauseMs);
    }
    for (const { spoken, pauseMs } of recording === undefined ? lines : []) {
      const clip = await speakCached(
        clipsFolder(settings.dataDir),
        voice,
        spoken.text,
        settings.signal,
      );
      samples +=
        Math.round((clip.samples.length * sampleRateHz) / clip.sampleRateHz) + toSamples(pauseMs);
    }
    done += lines.length;
    settings.onProgress?.({ done, total: plan.lines.length, label: 'Đọc từng câu' });
  }
  return Math.round((samples / sampleRateHz) * 1000);
}
