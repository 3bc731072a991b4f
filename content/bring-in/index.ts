import { Worker } from 'node:worker_threads';
import type { BroughtIn, BroughtInKind } from './brought-in.ts';
import { namedOtherwise } from './named-otherwise.ts';
import { ImportRefusal, type RefusalCode } from './refusals.ts';
import { sniff } from './sniff.ts';

export { refuseOther } from './sniff.ts';
export { broughtInKinds, type BroughtIn, type Remark } from './brought-in.ts';

const longestMs = 60_000;
const mostMemoryMb = 700;
const mostGrowthMb = 800;
const lookMs = 50;

type Answer = { readonly broughtIn: BroughtIn } | { readonly refused: RefusalCode };

/**
 * A file of Word, LibreOffice, a browser, a PDF with text or plain text as a document of ours: its MDX, what was left out,
 * what a person should look at. What it is is known by its content; a name that says otherwise is a doubt. Runs beside
 * the caller, for a minute and in a gigabyte at most. Throws ImportRefusal.
 */
export async function bringIn(
  bytes: Uint8Array,
  kind: BroughtInKind = 'announcement',
  name = '',
): Promise<BroughtIn> {
  // What needs no reading is refused at once.
  sniff(bytes);
  const worker = new Worker(new URL('./bring-in-process.ts', import.meta.url), {
    workerData: { bytes, kind },
    resourceLimits: { maxOldGenerationSizeMb: mostMemoryMb },
    // Types are stripped by Node itself; a test runner's own loaders stay out.
    execArgv: [],
    stderr: true,
  });
  const timer = setTimeout(() => void worker.terminate(), longestMs);
  const guard = memoryGuard();
  try {
    const answer = await Promise.race([answerOf(worker), guard.exceeded]);
    if ('refused' in answer) {
      throw new ImportRefusal(answer.refused);
    }
    const { broughtIn } = answer;
    return { ...broughtIn, doubts: [...namedOtherwise(name, bytes), ...broughtIn.doubts] };
  } finally {
    clearTimeout(timer);
    guard.end();
    await worker.terminate();
  }
}

/** What is unpacked lies outside the heap that a thread can be held to: rejects where the process grows too far. */
function memoryGuard(): { readonly exceeded: Promise<never>; readonly end: () => void } {
  const before = process.memoryUsage.rss();
  let timer: NodeJS.Timeout | undefined;
  const exceeded = new Promise<never>((_, reject) => {
    timer = setInterval(() => {
      if (process.memoryUsage.rss() - before > mostGrowthMb * 1024 * 1024) {
        reject(new ImportRefusal('too-much-memory'));
      }
    }, lookMs);
  });
  return {
    exceeded,
    end: () => {
      clearInterval(timer);
    },
  };
}

async function answerOf(worker: Worker): Promise<Answer> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', (error: NodeJS.ErrnoException) => {
      const full = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      reject(full ? new ImportRefusal('too-much-memory', { cause: error }) : error);
    });
    worker.once('exit', () => {
      reject(new ImportRefusal('too-long'));
    });
  });
}
