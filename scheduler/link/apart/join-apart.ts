import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { ApartArgument, ApartReport } from './apart-messages.ts';

/** Real ms: a slow line, twice. */
const longestMs = 90_000;
const heapMb = 96;

/** Never rejects. */
export async function workApart(argument: ApartArgument): Promise<ApartReport> {
  return new Promise((resolve) => {
    const child = fork(join(import.meta.dirname, 'apart-process.ts'), [JSON.stringify(argument)], {
      execArgv: [`--max-old-space-size=${heapMb}`, '--use-env-proxy'],
      stdio: ['ignore', 'ignore', process.env['LOA_DEBUG'] ? 'inherit' : 'ignore', 'ipc'],
    });
    const late = setTimeout(() => child.kill('SIGKILL'), longestMs).unref();
    const end = (report: ApartReport): void => {
      clearTimeout(late);
      resolve(report);
    };
    child.once('message', (report: ApartReport) => {
      end(report);
    });
    const gone = (): void => {
      end({
        is: 'refused',
        message: 'Trung tâm không trả lời kịp.',
        hint: 'Kiểm tra mạng rồi làm lại; nếu máy đã gia nhập thì trang này nói ra.',
      });
    };
    child.once('exit', gone).once('error', gone);
  });
}
