// The page's own process: whatever comes in from a network comes in here, and nothing here can silence the loudspeaker.
import { flushCompileCache } from 'node:module';
import { Failure } from '../failure.ts';
import { sayError } from '../../content/schema/say-error.ts';
import { baseOf, failedBuild, shownSite } from '../site-build/site-places.ts';
import type { Heard } from './health.ts';
import type { PageNews, PageReport } from './page-messages.ts';
import type { Answer } from './answer.ts';
import { createHandOn } from './hand-on.ts';
import type { PageArgument } from './open-page.ts';
import { serve } from './serve.ts';

// Written by open-page.ts from this shape.
const config = JSON.parse(process.argv[2] ?? '') as PageArgument;
let heard: Heard = { news: { daemon: undefined, ward: undefined }, at: performance.now() };
/** Read in when first asked for: most visitors want pages, and this process stays for weeks. */
let health: (() => Answer) | undefined;
const look = async (): Promise<Answer> => {
  health ??= (await import('./health.ts')).createHealth(config, () => heard);
  return health();
};

const report = (message: PageReport, then?: () => void): void => {
  process.send?.(message, undefined, {}, () => {
    then?.();
  });
};

process.on('message', (news: PageNews) => {
  heard = { news, at: performance.now() };
  report({ is: 'alive' });
});
// The daemon is gone, and with it the port must be free.
process.on('disconnect', () => {
  process.exit(0);
});
// Ctrl-C goes to both of us; the daemon ends this process when it has ended itself.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);
process.on('uncaughtException', (error) => {
  report({ is: 'broken', why: sayError(error) }, () => process.exit(1));
});

/** Not for each request anew: a site that was swapped is shown this much later, and the one before is still there. */
const lookEveryMs = 200;
let shown = shownSite(config);
let base = shown === undefined ? '' : baseOf(shown);
let lookedAt = performance.now();
const site = (): string | undefined => {
  if (performance.now() - lookedAt > lookEveryMs) {
    const now = shownSite(config);
    if (now !== shown) base = now === undefined ? '' : baseOf(now);
    shown = now;
    lookedAt = performance.now();
  }
  return shown;
};

const handOn = createHandOn(config.consoleSocket);
try {
  const { url } = await serve(
    {
      siteDir: site,
      base: () => {
        site();
        return base;
      },
      buildFailed: () => failedBuild(config) !== undefined,
      publicDir: config.publicDir,
      health: look,
      console: handOn,
    },
    config,
    { patient: true },
  );
  report({ is: 'open', url });
  // Written at the end otherwise, which a power cut never reaches.
  flushCompileCache();
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  report({ is: 'refused', message: error.message, hint: error.hint }, () => process.exit(0));
}
