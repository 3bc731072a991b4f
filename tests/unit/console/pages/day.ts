// A station's afternoon: one airing sounds, one is over, one was lost, others wait.
import type { Slot } from '../../../../scheduler/core/slot.ts';
import type { Line } from '../../../../scheduler/console/views/bulletin-lines.ts';
import type { TodayView } from '../../../../scheduler/console/views/today-view.ts';
import { now } from './seen.ts';

const minute = 60_000;
const title = 'Dịch vụ công trực tuyến: nộp hồ sơ tại nhà';
const bulletin = { sha256: 'a'.repeat(64), contentKey: 'k1', title, durationMs: 372_400 };

export const sounding: Slot = {
  ...{ id: 'dich-vu-cong@2026-12-03T17:00', campaign: 'dich-vu-cong', state: 'airing', bulletin },
  ...{ startsAt: now - 130_000, airedAt: now - 130_000 },
  reason: { code: 'scheduled', at: now - 130_000, week: 2, weeks: 5 },
};

export const waiting: Slot = {
  ...{ id: 'dich-vu-cong@2026-12-03T18:30', campaign: 'dich-vu-cong', state: 'ready' },
  ...{ startsAt: now + 88 * minute },
  bulletin: { ...bulletin, sha256: 'b'.repeat(64), contentKey: 'k2' },
};

export const missed: Slot = {
  ...{ id: 've-sinh@2026-12-03T06:00', campaign: 've-sinh', state: 'missed' },
  startsAt: now - 11 * 60 * minute,
  reason: {
    ...{ code: 'crash', from: now - 12 * 60 * minute, to: now - 10 * 60 * minute },
    slotAt: now - 11 * 60 * minute,
  },
};

export const later: Slot = {
  ...{ id: 'dich-vu-cong@2026-12-08T17:00', campaign: 'dich-vu-cong', state: 'planned' },
  startsAt: now + 5 * 24 * 60 * minute,
};

export const lines: readonly Line[] = [
  { atMs: 0, text: 'Đây là Đài truyền thanh phường An Phụ.', isPiece: false },
  { atMs: 4000, text: 'bản ghi âm nhac-hieu.mp3', isPiece: true },
  { atMs: 9000, text: 'Mời bà con nghe thông báo về dịch vụ công trực tuyến.', isPiece: false },
  { atMs: 120_000, text: 'Bà con mở cổng dịch vụ công quốc gia và chọn Đăng ký.', isPiece: false },
  { atMs: 140_000, text: 'Mật khẩu có ít nhất tám ký tự.', isPiece: false },
  { atMs: 160_000, text: 'Hồ sơ nộp qua mạng được giải quyết như nộp tại chỗ.', isPiece: false },
];

export const quietDay: TodayView = {
  ...{ emergencies: [], needs: [], said: [], today: [missed, sounding, waiting], coming: [later] },
  next: { slot: waiting, lines },
  isApproved: ({ id }) => id !== waiting.id,
  titleOf: ({ bulletin: made, campaign }) => made?.title ?? `Đợt ${campaign}`,
  output: { names: ['loa (default)'], gainDb: -6 },
};

export const busyDay: TodayView = {
  ...quietDay,
  onAir: { slot: sounding, positionMs: 130_000, lines, isPaused: false },
  output: { names: ['loa (default)', 'icecast'], gainDb: -6, levelDb: -18 },
  needs: [
    {
      ...{ kind: 'approval', since: '', mend: 'Chưa duyệt thì không phát.' },
      what: 'Buổi thứ Năm 03/12 18:30 chưa được duyệt.',
      at: { path: `/dai/duyet/${'b'.repeat(64)}/`, words: 'Nghe và duyệt' },
    },
    {
      ...{ kind: 'check', since: 'Từ thứ Năm 03/12 16:41, chưa hết.' },
      what: 'Đĩa: còn 0,6 GB',
      mend: 'Xóa bớt tệp không dùng.\nHoặc chuyển LOA_DATA sang ổ khác.',
    },
  ],
  said: [
    {
      ...{ id: 'frozen', kind: 'incident', slot: '', since: now - 60 * minute, mend: '' },
      what: 'Máy đứng yên 20 giây, rồi chạy tiếp.',
    },
  ],
};
