import type { TestPlan, Variant } from '../../../../scheduler/console/listening/core/shape.ts';

/** A test of so many ways to read, with eight sentences of which six ask something. */
export function planWith({ variants = 2 }: { readonly variants?: number }): TestPlan {
  return {
    ...{ title: 'Nghe thử', seed: 'seed' },
    variants: Array.from({ length: variants }, (_, index): Variant => ({
      voice: { kind: 'espeak', name: 'vi', rate: 100 + index },
      ...{ profile: 'horn', name: `cách ${index}` },
    })),
    sentences: Array.from({ length: 8 }, (_, index) => ({
      ...{ written: `Câu ${index}.`, spoken: { text: 'câu', tokens: [] } },
      ...(index < 6 && { question: { asks: 'Số nào?', choices: ['1', '2', '3', '4'], right: 2 } }),
    })),
  };
}
