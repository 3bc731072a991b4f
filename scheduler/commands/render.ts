import { loaCommand } from '../../content/schema/loa-command.ts';
import type { Progress, StandIn } from '../../audio/index.ts';
import { sayInstant, sayLength } from '../core/words.ts';
import { dueForBulletin } from '../core/give-bulletin.ts';
import { pageRecordings } from '../render/recordings.ts';
import { renderRecordings, renderSlots } from '../render/render-slots.ts';
import type { Content } from '../../content/schema/content.ts';
import { formatProblem } from '../../content/schema/problem.ts';
import { publishSlot } from '../core/published-slot.ts';
import { isWaiting, type Slot } from '../core/slot.ts';
import { enterPlan } from '../store/plan-in-store.ts';
import { jsonFlag, type Call, type Command } from './command.ts';
import { UsageFailure } from '../failure.ts';
import { json } from './print.ts';
import { openProgress } from './progress.ts';
import { publishSchedule } from './publish-schedule.ts';
import { isWhole, openStoreToWrite, readWorkplace } from './workplace.ts';

export const render: Command = {
  spec: {
    words: '[BUỔI...]',
    takes: [0, Infinity],
    about:
      'Tạo âm thanh cho các buổi phát trong một ngày tới (ít nhất là buổi kế tiếp), hoặc cho những buổi được nêu; cùng bản nghe của các bài ghi listen: true. Cái đã có thì không làm lại.',
    flags: {
      all: { says: 'mọi buổi còn chờ phát' },
      'slots-only': { says: 'chỉ các buổi phát, chưa làm bản nghe của bài' },
      json: jsonFlag,
    },
    examples: ['render', 'render --all'],
  },
  run: async (call) => {
    const workplace = await readWorkplace(call);
    const { config, clock, content } = workplace;
    const { out, err } = call.terminal;
    const store = openStoreToWrite(workplace, err);
    try {
      const problems = enterPlan(store, content, clock.now(), isWhole(workplace));
      for (const problem of problems) err(`${formatProblem(problem)}\n`);
      const slots = chooseSlots(store.slots(), call, content, clock.now());
      const progress = await openProgress(call.terminal, 'Tạo âm thanh');
      const standIns = new Set<string>();
      const unmastered = new Set<string>();
      const job = {
        ...{ content, config, now: clock.now() },
        onUnmastered: (why: string) => void unmastered.add(why),
        onProgress: ({ done, total, label }: Progress) => {
          progress.at(done, total, label);
        },
        onStandIn: ({ code, name, message }: StandIn) => {
          standIns.add(message);
          const detail = { code, voice: name, message };
          store.commit([{ at: clock.now(), slot: '', event: 'voice-stand-in', detail }]);
        },
      };
      const isForSlots = call.words.length > 0 || call.on('slots-only');
      const make = async () => ({
        ...(await renderSlots({ ...job, store, slots })),
        // Slots come first: they have an hour at which they must be there.
        recorded: isForSlots ? [] : await renderRecordings(job, pageRecordings(content)),
      });
      const { rendered, failures, recorded } = await make().finally(progress.end);
      // How long they are decides what has its place beside them.
      if (rendered.length > 0) enterPlan(store, content, clock.now(), isWhole(workplace));
      await publishSchedule(workplace, store);
      if (call.on('json')) {
        const after = slots.flatMap(({ id }) => store.slot(id) ?? []);
        out(json(after.map((slot) => publishSlot(slot, content.ward.timeZone))));
      } else {
        for (const { slot, manifest } of rendered)
          out(
            `${sayInstant(content.ward.timeZone, slot.startsAt)}  ${sayLength(manifest.durationMs)}  ${config.bulletinDir}/${manifest.sha256}.mp3\n`,
          );
        for (const { title, durationMs, sha256 } of recorded)
          out(`Bài "${title}"  ${sayLength(durationMs)}  ${config.bulletinDir}/${sha256}.mp3\n`);
        if (rendered.length + recorded.length + failures.length === 0)
          out('Không có buổi nào chờ tạo âm thanh.\n');
      }
      for (const message of standIns) err(`Chú ý: ${message}\n`);
      for (const why of unmastered) err(`Chú ý: ${why}\n`);
      for (const { message } of failures) err(`Lỗi: ${message}\n`);
      return problems.length + failures.length > 0 ? 1 : 0;
    } finally {
      store.close();
    }
  },
};

function chooseSlots(
  slots: readonly Slot[],
  { words, on }: Call,
  { ward, campaigns }: Content,
  now: number,
): readonly Slot[] {
  const unknown = words.filter((word) => !slots.some(({ id }) => id === word));
  if (unknown.length > 0)
    throw new UsageFailure(
      `Không có buổi ${unknown.map((word) => `"${word}"`).join(', ')}.`,
      `Xem tên các buổi bằng lệnh: ${loaCommand} queue`,
    );
  if (words.length > 0) return slots.filter(({ id }) => words.includes(id));
  if (on('all')) return slots.filter((slot) => isWaiting(slot) && slot.startsAt > now);
  return dueForBulletin({
    slots,
    campaigns: new Map(campaigns.map((campaign) => [campaign.id, campaign])),
    approvalRequired: ward.approval.required,
    now,
  });
}
