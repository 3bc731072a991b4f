// What is being done with voices for people at the console: one is looked at, sentences are said.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Ward } from '../../../content/schema/ward.ts';
import type { Config } from '../../config.ts';
import { createAsking } from '../ask-process.ts';
import type { VoicesAnswer, VoicesQuestion } from './voices-messages.ts';

export interface Look {
  /** As people know the file. */
  readonly name: string;
  /** Real ms. */
  readonly beganAt: number;
  /** Vietnamese: why it was refused; absent while it is looked at, and where it waits for a decision. */
  readonly refused?: string;
}

const asking = createAsking<VoicesQuestion, VoicesAnswer>({
  file: join(import.meta.dirname, 'voices-process.ts'),
  ...{ niceness: 10, idleMs: 5000, hungMs: 25 * 60_000 },
  lost: 'Tiến trình xem giọng đọc dừng đột ngột. Thử lại.',
});

let look: Look | undefined;
let isLooking = false;

/** The one that is looked at, or was refused last. */
export function latestLook(): (Look & { readonly isAtWork: boolean }) | undefined {
  return look && { ...look, isAtWork: isLooking };
}

/** Begins to look at a file or folder; false where another is at work. `isOurs`: it is removed afterwards. */
export function beginLook(
  { dataDir }: Pick<Config, 'dataDir'>,
  source: string,
  { name, isOurs }: { readonly name: string; readonly isOurs: boolean },
): boolean {
  if (isLooking) return false;
  isLooking = true;
  const begun: Look = { name, beganAt: Date.now() };
  look = begun;
  void asking
    .ask((id) => ({ id, ask: 'look', dataDir, source }))
    .then((answer) => {
      look = 'failed' in answer ? { ...begun, refused: answer.failed } : undefined;
    })
    .finally(() => {
      isLooking = false;
      if (isOurs) rmSync(source, { recursive: true, force: true });
    });
  return true;
}

/** The sentence in that voice as WAV, or why not, Vietnamese. */
export async function sayIn(
  { dataDir, contentDir }: Pick<Config, 'contentDir' | 'dataDir'>,
  voice: Ward['voice'],
  text: string,
): Promise<Uint8Array | string> {
  const answer = await asking.ask((id) => ({ id, ask: 'say', dataDir, contentDir, voice, text }));
  if ('wav' in answer) return answer.wav;
  return 'failed' in answer ? answer.failed : 'Không đọc được.';
}
