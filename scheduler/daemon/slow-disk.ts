import type { Troubles } from './troubles.ts';

/** A sign of life that takes longer is felt, real ms. */
const slowMs = 1000;
/** So many quick ones in a row say that it is over: a disk that is slow now and then is one trouble, not many. */
const quickOnes = 30;
/** Between two signs of life there is so many times the length of one: else a slow disk would be given nothing else. */
const restTimes = 10;

const slowDisk = {
  id: 'slow-disk',
  kind: 'disk',
  what: 'Ổ đĩa ghi rất chậm: mỗi lần ghi mất hơn một giây. Tiếng đang phát không bị ảnh hưởng, nhưng lệnh và nhật ký bị chậm.',
  mend: 'Kiểm tra ổ đĩa (thẻ nhớ cũ, ổ USB, đĩa sắp hỏng) và thay sớm.',
} as const;

export interface SlowDisk {
  /** One sign of life took so long, real ms. */
  took(ms: number): void;
  /** The next one is not due before so many real ms. */
  restMs(): number;
}

/** Tells of a disk that takes seconds for a line, once, and has less written to it. */
export function createSlowDisk(troubles: Pick<Troubles, 'raise' | 'over'>): SlowDisk {
  let lastMs = 0;
  let quick = 0;
  return {
    took(ms) {
      lastMs = ms;
      quick = ms < slowMs ? quick + 1 : 0;
      if (quick === 0) troubles.raise(slowDisk);
      else if (quick === quickOnes) troubles.over(slowDisk.id);
    },
    restMs: () => lastMs * restTimes,
  };
}
