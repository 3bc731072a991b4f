import { sayError } from '../../content/schema/say-error.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { cp, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { PublishedSchedule } from '../../content/schema/published.ts';
import { readConfig } from '../config.ts';
import { heardOnPages } from '../housekeeping/heard-on-pages.ts';
import type { Command } from './command.ts';
import { Failure } from '../failure.ts';
import { isThere, requireFolderOf } from '../places.ts';
import { buildAloud, renderApart } from './main-job.ts';

/** Marks a folder as ours: only such a one, or an empty one, is replaced. */
const markName = '.loa-phuong';

export const publish: Command = {
  spec: {
    words: 'THƯ_MỤC',
    takes: [1, 1],
    about:
      'Ghi trang web, âm thanh và lịch ra một thư mục, để chép lên máy chủ web thường. Thư mục do lệnh này ghi lần trước thì được thay trọn.',
    flags: {},
    examples: ['publish /media/usb/trang'],
  },
  run: async (call) => {
    const { terminal } = call;
    const config = readConfig(terminal.env);
    const target = resolve(call.words[0] ?? '');
    refuseStrange(target);
    requireFolderOf(target);
    if ((await renderApart(config, terminal)) !== 0)
      throw new Failure(
        'Chưa tạo được hết âm thanh nên chưa ghi gì.',
        'Sửa chỗ báo ở trên rồi chạy lại.',
      );
    const site = await buildAloud(config, terminal);
    if (site.how === 'failed')
      throw new Failure('Chưa dựng được trang nên chưa ghi gì:', site.message);
    const making = `${target}.dang-ghi`;
    try {
      await rm(making, { recursive: true, force: true });
      await cp(site.folder, making, {
        recursive: true,
        filter: (file) => !/\.(br|gz)$/.test(file),
      });
      await copyPublished(config.publicDir, join(making, 'phat-thanh'));
      await writeFile(join(making, markName), '');
      await rm(target, { recursive: true, force: true });
      await rename(making, target);
    } catch (error) {
      await rm(making, { recursive: true, force: true });
      throw new Failure(
        `Không ghi được ${target}: ${sayError(error)}.`,
        'Kiểm tra ổ đĩa còn chỗ và thư mục ghi được.',
      );
    }
    terminal.out(`Đã ghi ${target}. Chép trọn thư mục này lên máy chủ web.\n`);
    return 0;
  },
};

function refuseStrange(target: string): void {
  if (!isThere(target) || isThere(join(target, markName))) return;
  if (readdirSync(target).length > 0)
    throw new Failure(
      `Thư mục ${target} đã có thứ khác, không ghi đè.`,
      'Chọn một thư mục mới hoặc trống.',
    );
}

/** Feeds, scripts and the bulletins that the schedule or a page's player names; not what was made for days gone by. */
async function copyPublished(publicDir: string, folder: string): Promise<void> {
  // Our own program wrote it from this shape.
  const schedule = JSON.parse(
    readFileSync(join(publicDir, 'schedule.json'), 'utf8'),
  ) as PublishedSchedule;
  const named = new Set([
    ...schedule.slots.flatMap(({ bulletin }) => (bulletin ? [bulletin.sha256] : [])),
    ...(await heardOnPages(publicDir)),
  ]);
  await cp(publicDir, folder, {
    recursive: true,
    filter: (file) => {
      const sha256 = /([0-9a-f]{64})\.\w+$/.exec(file)?.[1];
      return !file.endsWith('.part') && (sha256 === undefined || named.has(sha256));
    },
  });
}
