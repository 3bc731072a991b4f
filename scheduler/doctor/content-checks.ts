import { dayMs } from '../../content/schema/durations.ts';
import { loaCommand } from '../../content/schema/loa-command.ts';
import { checkRecordings, checkSpeech, inspectTakes } from '../../audio/index.ts';
import { reviewFacts } from '../../content/facts-review.ts';
import { overdueFacts } from '../../content/overdue.ts';
import { formatProblem } from '../../content/schema/problem.ts';
import { createApproved } from '../core/approval.ts';
import { sayInstant } from '../core/words.ts';
import { readWall } from '../core/zone.ts';
import { isWaiting } from '../core/slot.ts';
import { createMemoryStore } from '../store/memory.ts';
import { previewPlan, previewSlots } from '../store/plan-in-store.ts';
import type { Store } from '../store/store.ts';
import { bad, good, warning, type Check } from './check.ts';
import { judgeTakes } from './judge-takes.ts';
import { lookInto } from './look-into.ts';

export const contentChecks: readonly Check[] = [
  {
    id: 'content',
    name: 'Nội dung',
    look: ({ problems, content }) => {
      const lines = problems.map(formatProblem).join('\n');
      const errors = problems.filter(({ severity }) => severity === 'error').length;
      if (errors > 0) return bad(`${errors} chỗ sai`, lines);
      if (problems.length > 0) return warning(`${problems.length} chỗ nên xem`, lines);
      return good(`${content?.documents.length ?? 0} bài, không có chỗ sai`);
    },
  },
  {
    id: 'words',
    name: 'Chữ chưa biết đọc',
    look: async ({ content, config }) => {
      if (!content) return bad('chưa xem được', 'Sửa content/ward.yaml trước.');
      const problems = await checkSpeech(content, config.contentDir);
      const lines = problems.map(formatProblem).join('\n');
      const errors = problems.filter(({ severity }) => severity === 'error').length;
      if (errors > 0) return bad(`${errors} chỗ trong những gì được phát`, lines);
      if (problems.length > 0) return warning(`${problems.length} chỗ, chưa được phát`, lines);
      return good('mọi chữ đều đọc được');
    },
  },
  {
    id: 'recordings',
    name: 'Bản ghi âm cạnh bài',
    look: async ({ content, config }) => {
      if (!content) return bad('chưa xem được', 'Sửa content/ward.yaml trước.');
      const problems = await checkRecordings(content, config.contentDir);
      if (problems.length === 0) return good('không có bản nào hỏng');
      const lines = problems.map(formatProblem).join('\n');
      const refused = problems.filter(({ severity }) => severity === 'error').length;
      if (refused > 0) return bad(`${refused} bản không phát được`, lines);
      return warning(`${problems.length} chỗ nên nghe lại, vẫn phát được`, lines);
    },
  },
  {
    id: 'takes',
    name: 'Câu do người đọc',
    look: async ({ content, config }) => {
      if (!content) return bad('chưa xem được', 'Sửa content/ward.yaml trước.');
      return judgeTakes(await inspectTakes(content, config.dataDir), content, config.dataDir);
    },
  },
  {
    id: 'facts',
    name: 'Điều đã đổi (facts.yaml)',
    look: ({ content, clock }) => {
      if (!content) return bad('chưa xem được', 'Sửa content/ward.yaml trước.');
      const today = readWall(content.ward.timeZone, clock.now()).day;
      const overdue = overdueFacts(content.facts, today);
      const asked = reviewFacts(content, today).filter(({ reason }) => reason === 'to-confirm');
      const waiting =
        asked.length === 0 ? '' : `; ${asked.length} điều chờ người xác nhận (npm run check:facts)`;
      if (overdue.length === 0)
        return good(`${content.facts.length} điều, đều còn trong hạn kiểm tra${waiting}`);
      return bad(
        `${overdue.length} điều quá hạn kiểm tra lại`,
        overdue
          .map(
            ({ id, recheckBy, source }) =>
              `"${id}": hạn ${recheckBy}. So lại với ${source}, rồi sửa checkedOn và recheckBy trong content/facts.yaml.`,
          )
          .join('\n'),
      );
    },
  },
  {
    id: 'campaigns',
    name: 'Đợt phát',
    look: ({ content, problems, clock, config }) => {
      if (!content) return bad('chưa xem được', 'Sửa content/ward.yaml trước.');
      // Told from the store: a slot that was cancelled there is not the next one, whatever the plan says. Content with a mistake
      // changes nothing that is queued.
      const isWhole = problems.every(({ severity }) => severity !== 'error');
      const look = (store: Store) => ({
        plan: previewPlan(store, content, clock.now()),
        slots:
          isWhole || store.slots().length === 0
            ? previewSlots(store, content, clock.now())
            : store.slots(),
      });
      const { plan, slots } = lookInto(config.databaseFile, look) ?? look(createMemoryStore());
      if (plan.problems.length > 0)
        return bad('có đợt phát không phát được', plan.problems.map(formatProblem).join('\n'));
      const next = slots.find((slot) => isWaiting(slot) && slot.startsAt > clock.now());
      if (!next)
        return warning('không còn buổi nào chờ phát', 'Thêm đợt phát ở content/campaigns/.');
      return good(`buổi tới ${sayInstant(content.ward.timeZone, next.startsAt)}`);
    },
  },
  {
    id: 'approval',
    name: 'Duyệt bản tin',
    look: ({ content, clock, config }) => {
      if (!content) return bad('chưa xem được', 'Sửa content/ward.yaml trước.');
      if (!content.ward.approval.required) return good('phường không yêu cầu duyệt');
      const waiting = lookInto(config.databaseFile, (store) => {
        const isApproved = createApproved(true, store.approvals());
        return store
          .slots()
          .filter(
            (slot) =>
              isWaiting(slot) &&
              slot.startsAt > clock.now() &&
              slot.startsAt < clock.now() + 3 * dayMs &&
              !isApproved(slot),
          );
      });
      if (!waiting) return good('chưa có bản tin nào cần duyệt');
      if (waiting.length === 0) return good('không có buổi nào chờ duyệt trong ba ngày tới');
      return bad(
        `${waiting.length} buổi trong ba ngày tới chưa được duyệt`,
        waiting
          .map(({ id, state }) =>
            state === 'ready'
              ? `Nghe thử rồi chạy: ${loaCommand} approve ${id} --by "Họ tên"`
              : `Bản tin của ${id} chưa làm xong nên chưa duyệt được. Làm ngay: ${loaCommand} render ${id}`,
          )
          .join('\n'),
      );
    },
  },
  {
    id: 'siteUrl',
    name: 'Địa chỉ trang (siteUrl)',
    look: ({ content }) => {
      if (!content) return bad('chưa xem được', 'Sửa content/ward.yaml trước.');
      const url = content.ward.siteUrl;
      return url
        ? good(url)
        : warning(
            'chưa đặt: đường dẫn, mã QR, podcast và sơ đồ trang chỉ có địa chỉ tương đối',
            'Khi đã có tên miền, ghi siteUrl trong content/ward.yaml.',
          );
    },
  },
];
