import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Begun last, one of these would keep one of two cores waiting for the other. */
const longest = [
  // Half a minute of real sound and little work: begun last they would keep both cores waiting.
  ...['media/playout/relay', 'media/playout/icecast', 'e2e/station/speakers'],
  // Processes that are killed and begun again, one after the other.
  ...['contract/centre/kills', 'contract/centre/own-server', 'contract/centre/rendered'],
  // Much waiting of pages for a centre and a station.
  ...['e2e/centre/', 'e2e/daemon/long-life'],
  ...['contract/centre/', 'e2e/console/use', 'e2e/console/', 'e2e/simulator/', 'e2e/site/'],
  'e2e/search/',
  ...['e2e/daemon/kill-points', 'e2e/offline/', 'e2e/server/', 'e2e/cli/', 'e2e/'],
  ...['contract/console/', 'contract/content/', 'contract/store/', 'contract/arrows/'],
  ...['contract/voices/', 'media/audio/', 'media/playout/', 'media/', 'contract/', 'unit/console/'],
];

/**
 * The order of test files: the longest first, then as Vitest has them. Those of one project stand together, since what a
 * worker has read serves the next file of its project.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification): number => {
      const found = longest.findIndex((part) => moduleId.includes(part));
      return found < 0 ? longest.length : found;
    };
    return sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}
