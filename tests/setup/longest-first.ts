import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Begun last, one of these would keep one of two cores waiting for the other. Those that wait for real sound let others work. */
const longest = [
  'console/',
  'kill-points',
  'playout/',
  'simulator/',
  'site/',
  'search/',
  'odd-recordings',
  'offline/',
  'voices/',
  'server/',
  'cli/',
];

/** The order of test files: the longest first, then as Vitest has them. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification): number => {
      const found = longest.findIndex(
        (part) => !moduleId.includes('/unit/') && moduleId.includes(part),
      );
      return found < 0 ? longest.length : found;
    };
    return sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}
