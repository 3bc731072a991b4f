import type { Config } from '../config.ts';
import { failedBuild, shownSite } from '../site-build/site-places.ts';

/** What is wrong with the pages that people see. */
export interface SiteTrouble {
  readonly code: 'not-built' | 'build-failed' | 'old';
  /** Vietnamese: what people see, why, how to mend it. */
  readonly message: string;
  /** Since when, epoch ms, where that is known. */
  readonly at?: number;
}

/** Astro says much; its first lines say what. */
const toldLines = 3;

/** Undefined where people see pages of the last build. */
export function siteTrouble(config: Pick<Config, 'dataDir' | 'distDir'>): SiteTrouble | undefined {
  const failed = failedBuild(config);
  const isShown = shownSite(config) !== undefined;
  if (!failed) {
    return isShown
      ? undefined
      : {
          code: 'not-built',
          message: 'Chưa có trang nào để người dân xem. Dựng trang: npm start.',
        };
  }
  const why = failed.message.split('\n').slice(0, toldLines).join(' ');
  const at = Date.parse(failed.at);
  return isShown
    ? { code: 'old', at, message: `Chưa dựng lại được trang, người dân đang xem bản cũ: ${why}` }
    : {
        code: 'build-failed',
        at,
        message: `Chưa dựng được trang, người dân chỉ thấy lời báo lỗi: ${why}`,
      };
}
