// What the doctor found and the program can mend by itself: `loa doctor --mend …`, and the console's buttons, which run it.
import { createClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import { clockTrouble } from '../core/clock-right.ts';
import { readWall } from '../core/zone.ts';
import { isMendName, mendNames, mends, type MendName } from '../doctor/mends.ts';
import { Failure, UsageFailure } from '../failure.ts';
import { tidy } from '../housekeeping/tidy.ts';
import { buildApart } from '../site-build/build-apart.ts';
import { readLeap } from '../store/leap-note.ts';
import { readRetentionDays } from '../store/retention-note.ts';
import type { Call } from './command.ts';
import { render } from './render.ts';
import { openStoreToWrite, readWorkplace } from './workplace.ts';

/** Throws Failure where it cannot be done; else what was done, Vietnamese. */
const doing: Readonly<Record<MendName, (call: Call) => Promise<string>>> = {
  tidy: tidyNow,
  remake,
  site,
};

export async function mend(call: Call, name: string): Promise<number> {
  if (!isMendName(name))
    throw new UsageFailure(
      `Không có cách chữa "${name}".`,
      `Chọn một trong: ${mendNames.map((one) => `${one} (${mends[one].button})`).join(', ')}.`,
    );
  const says = await doing[name](call);
  call.terminal.out(`${says}\n`);
  return 0;
}

async function tidyNow(call: Call): Promise<string> {
  const config = readConfig(call.terminal.env);
  const clock = createClock(config.clock);
  const store = openStoreToWrite({ config, clock }, call.terminal.err);
  try {
    // It removes by age, which a wrong clock makes anything have.
    const wrong = clockTrouble(clock.now(), store.lastHeartbeat()?.at);
    if (wrong !== undefined || readLeap(store))
      throw new Failure(
        `Chưa dọn: ${wrong ?? 'đồng hồ vừa nhảy, chưa chắc đúng'}.`,
        'Chỉnh giờ máy cho đúng rồi làm lại.',
      );
    const days = readRetentionDays(store);
    const freed = await tidy(config, store.slots(), clock.realNow(), days);
    if (freed === 0)
      return `Không có tệp nào quá ${days} ngày để dọn. Đĩa vẫn đầy thì xóa bớt thứ khác trên ổ ấy, hoặc giảm số ngày giữ.`;
    return `Đã dọn ${(freed / 1_000_000).toFixed(1).replace('.', ',')} MB tệp quá ${days} ngày.`;
  } finally {
    store.close();
  }
}

async function remake(call: Call): Promise<string> {
  const said: string[] = [];
  const terminal = { ...call.terminal, interactive: false, err: (text: string) => said.push(text) };
  const made: string[] = [];
  const code = await render.run({
    ...call,
    words: [],
    on: (flag) => flag === 'all' || flag === 'slots-only',
    terminal: { ...terminal, out: (text: string) => made.push(text) },
  });
  if (code !== 0)
    throw new Failure(
      `Còn bản tin chưa làm được: ${said.join('').trim()}`,
      'Sửa chỗ báo ở trên rồi làm lại.',
    );
  const count = made.filter((line) => line.includes('.mp3')).length;
  return count === 0
    ? 'Không có buổi nào chờ bản tin.'
    : `${count} buổi chờ phát đều có bản tin, tệp nguyên vẹn.`;
}

async function site(call: Call): Promise<string> {
  const { config, clock, content } = await readWorkplace(call, {
    orLastGood: true,
    rulesAlone: true,
  });
  const { day } = readWall(content.ward.timeZone, clock.now());
  const outcome = await buildApart({ config, day }, call.terminal.env);
  if (outcome.how === 'failed')
    throw new Failure(
      `Chưa dựng lại được trang, giữ bản cũ: ${outcome.message}`,
      'Sửa chỗ báo ở trên rồi làm lại.',
    );
  return outcome.how === 'built'
    ? 'Đã dựng lại trang.'
    : 'Trang đã đúng với nội dung hiện có, không phải dựng lại.';
}
