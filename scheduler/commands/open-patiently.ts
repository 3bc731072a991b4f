import { setTimeout as sleep } from 'node:timers/promises';
import { sayError } from '../../content/schema/say-error.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { Failure } from '../failure.ts';
import { isDiskFull } from '../store/explain-error.ts';
import { openData } from '../store/open-data.ts';
import type { Terminal } from './command.ts';

type OpenData = Awaited<ReturnType<typeof openData>>;

/** The store, and what rejects once another program has it; while the disk is full it is tried again and again, because a station that ended would stay silent. */
export async function openPatiently(
  config: Config,
  clock: Clock,
  terminal: Terminal,
): Promise<OpenData & { readonly robbed: Promise<never> }> {
  const robbed = Promise.withResolvers<never>();
  // Whoever does not wait for it is not struck by it.
  robbed.promise.catch(() => undefined);
  const lost = (): void => {
    robbed.reject(anotherRuns(config));
  };
  for (let told = false; ; told = true) {
    try {
      const opened = await openData(config, clock.now(), lost);
      if (opened.stuck !== undefined) terminal.err(`Lưu ý: ${opened.stuck}\n`);
      return { ...opened, robbed: robbed.promise };
    } catch (error) {
      if (!isDiskFull(error)) throw error;
      if (!told) terminal.err(`Lỗi: ${sayError(error)}. Xóa bớt tệp; cứ 5 giây thử lại một lần.\n`);
      await sleep(5000);
    }
  }
}

/** Two stations on one plan would air all twice: the one that was there first, and let go, ends. */
function anotherRuns({ dataDir }: Config): Failure {
  return new Failure(
    `Khóa của chương trình (${dataDir}/daemon.lock) đã bị xóa, và một chương trình loa khác đã chạy trên cùng dữ liệu: chương trình này dừng.`,
    'Chỉ để một chương trình chạy trên một LOA_DATA, và đừng xóa tệp ấy khi nó đang chạy.',
  );
}
