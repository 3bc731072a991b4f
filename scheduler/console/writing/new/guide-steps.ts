// The guided way from a draft to its publishing: one thing a page.

export const guideSteps = [
  { key: 'ten', name: 'Tên bài và lời tóm tắt' },
  { key: 'khong-doc', name: 'Phần loa không đọc' },
  { key: 'chu-la', name: 'Chữ chưa chắc cách đọc' },
  { key: 'nghe', name: 'Nghe thử' },
  { key: 'ngay', name: 'Phát ngày nào' },
  { key: 'gui', name: 'Xin duyệt hoặc phát hành' },
] as const;

export type GuideKey = (typeof guideSteps)[number]['key'];

/** The step of an address's `?buoc=`; the first where it names none. */
export function stepOf(key: string): GuideKey {
  return guideSteps.find((step) => step.key === key)?.key ?? 'ten';
}

/** The one behind it, or before it. */
export function besideStep(key: GuideKey, by: 1 | -1): GuideKey | undefined {
  return guideSteps[guideSteps.findIndex((step) => step.key === key) + by]?.key;
}

/** `/dai/bai/thong-bao/x/` and `nghe` → the page of that step. */
export function stepPath(address: string, key: GuideKey): string {
  return `${address}tung-buoc/?buoc=${key}`;
}

/** In place of a reading: the one that is typed. */
export const ownKey = 'khac';
