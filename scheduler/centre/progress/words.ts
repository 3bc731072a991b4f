import type { Verdict } from './judge-progress.ts';

/** As a tile, a filter and a row. */
export const verdictNames: Readonly<Record<Verdict, string>> = {
  short: 'Chưa đủ',
  unknown: 'Chưa rõ',
  running: 'Đang phát',
  'handed-over': 'Đã giao đủ cho máy phát',
  reached: 'Đã đủ',
  none: 'Chưa có trong lịch',
};

/** Of a document: once is enough. */
export const partVerdictNames: Readonly<Record<Verdict, string>> = {
  ...verdictNames,
  short: 'Chưa phát lần nào',
  running: 'Chờ phát, hoặc chưa rõ',
  'handed-over': 'Đã giao cho máy phát',
  reached: 'Đã phát',
};

const partKinds: Readonly<Record<string, string>> = {
  document: 'bài',
  recording: 'bản ghi âm',
  relay: 'tiếp âm',
};

/** `document thong-bao/mot` → `bài thong-bao/mot`. */
export function sayPart(part: string): string {
  const [kind = '', ...rest] = part.split(' ');
  return Object.hasOwn(partKinds, kind) ? `${partKinds[kind] ?? kind} ${rest.join(' ')}` : part;
}

const orderStates: Readonly<Record<string, string>> = {
  received: 'đã nhận, chưa ai xem',
  waiting: 'chờ đài duyệt',
  accepted: 'đài đã nhận, chưa xếp lịch',
  refused: 'đài từ chối',
  failed: 'không dùng được ở đài',
  withdrawn: 'đã rút lại',
};

/** How far what was sent is at a station that does not air it. */
export function sayOrder({
  state,
  reason,
}: {
  readonly state: string | null;
  readonly reason: string | null;
}): string {
  const words = state === null ? 'chưa nhận được' : (orderStates[state] ?? state);
  return reason === null ? words : `${words}: ${reason}`;
}
