// What the station needs to be on the air: a daemon that lives, and bulletins that can sound.
import { dayMs } from '../../content/schema/durations.ts';
import { loaCommand } from '../../content/schema/loa-command.ts';
import { fallbackTimeZone } from '../../content/schema/names.ts';
import type { Content } from '../../content/schema/content.ts';
import { isWaiting, type Slot } from '../core/slot.ts';
import { sayInstant, sayRoughly } from '../core/words.ts';
import { inspectLoudness, lookAtBulletin } from '../inspect/inspect-bulletin.ts';
import { previewPlan } from '../store/plan-in-store.ts';
import { isStoreLocked } from '../store/lock.ts';
import { bad, good, warning, type Check, type CheckContext } from './check.ts';
import { lookInto } from './look-into.ts';

/** A daemon at rest leaves a sign of life twice a minute. Real ms. */
const hungAfterMs = 3 * 60_000;

export const stationChecks: readonly Check[] = [
  {
    id: 'daemon',
    name: 'Chương trình trực',
    look: ({ config, clock, content }) => {
      const seen = lookInto(config.databaseFile, (store) => store.lastHeartbeat());
      const quietMs = seen && clock.realNow() - seen.realAt;
      const since =
        quietMs === undefined ? '' : `, dấu hiệu sống gần nhất cách đây ${sayRoughly(quietMs)}`;
      if (isStoreLocked(config.dataDir)) {
        if (quietMs === undefined || quietMs < hungAfterMs) return good(`đang chạy${since}`);
        return bad(
          `đang chạy nhưng không ghi được gì${since}`,
          'Xem đĩa còn chỗ không và đồng hồ có đúng không; nếu chương trình treo thì tắt đi mở lại.',
        );
      }
      const planned = content && !seen ? previewPlan(undefined, content, clock.now()).slots : [];
      const next =
        waitingSlots({ config, clock })[0] ??
        planned.find(({ startsAt }) => startsAt > clock.now());
      if (!next) return good(`không chạy${since}; không có buổi nào đang chờ`);
      const found = `không chạy${since}; buổi tới ${sayNext(next, content)}`;
      const mend =
        'Không chạy thì không phát. Chạy "npm start", hoặc bật dịch vụ: sudo systemctl start loa-phuong (Windows: Start-ScheduledTask LoaPhuong).';
      return seen || next.startsAt - clock.now() < dayMs ? bad(found, mend) : warning(found, mend);
    },
  },
  {
    id: 'queue',
    name: 'Bản tin chờ phát',
    look: async ({ config, clock, content }) => {
      const slots = waitingSlots({ config, clock });
      const wrong: string[] = [];
      const looked = new Map<string, readonly string[]>();
      for (const slot of slots) {
        const { bulletin } = slot;
        if (!bulletin) {
          if (slot.startsAt - clock.now() < dayMs)
            wrong.push(
              `${sayNext(slot, content)}: bản tin chưa làm xong. Chạy: ${loaCommand} render`,
            );
          continue;
        }
        const troubles = looked.get(bulletin.sha256) ?? (await inspect(config, bulletin));
        looked.set(bulletin.sha256, troubles);
        wrong.push(...troubles.map((trouble) => `${sayNext(slot, content)}: ${trouble}`));
      }
      if (wrong.length > 0)
        return bad(
          `${wrong.length} chỗ hỏng`,
          `${wrong.join('\n')}\nBản tin hỏng được làm lại khi chương trình trực chạy, hoặc ngay bây giờ: ${loaCommand} render --all`,
        );
      const made = slots.filter(({ bulletin }) => bulletin).length;
      return good(
        made === 0
          ? 'chưa có bản tin nào cần xem'
          : `${made} buổi có bản tin, tệp nguyên vẹn, đủ to`,
      );
    },
  },
];

async function inspect(
  config: Parameters<typeof lookAtBulletin>[0],
  bulletin: NonNullable<Slot['bulletin']>,
): Promise<readonly string[]> {
  const { why } = await lookAtBulletin(config, bulletin);
  return why === undefined ? inspectLoudness(config.bulletinDir, bulletin) : [why];
}

/** Those of the store: without one nothing was promised yet. */
function waitingSlots({ config, clock }: Pick<CheckContext, 'config' | 'clock'>): readonly Slot[] {
  const slots = lookInto(config.databaseFile, (store) => store.slots()) ?? [];
  return slots.filter((slot) => isWaiting(slot) && slot.startsAt > clock.now());
}

function sayNext({ startsAt }: Slot, content: Content | undefined): string {
  return sayInstant(content?.ward.timeZone ?? fallbackTimeZone, startsAt);
}
