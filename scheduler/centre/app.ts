// The centre as one function from request to answer.
import { Hono } from 'hono';
import { LoaError } from '../../content/schema/loa-error.ts';
import { sayError } from '../../content/schema/say-error.ts';
import { sleep } from '../clock.ts';
import { addAccountRoutes } from './accounts/account-routes.ts';
import { createGuard } from './accounts/guard.ts';
import type { CentreApp } from './centre-app.ts';
import type { CentreParts } from './centre-parts.ts';
import { addEmergencyRoutes } from './emergency/emergency-routes.ts';
import { centreIdIn } from './ledger/identity.ts';
import { createLane } from './lane.ts';
import { createMeter } from './operate/meter.ts';
import { addOperateRoutes } from './operate/operate-routes.ts';
import { addPageRoutes } from './page-routes.ts';
import { showNoPage } from './pages/show.ts';
import { addFindRoutes } from './find/find-routes.ts';
import { addOneStationRoutes } from './one-station/one-station-routes.ts';
import { addProgressRoutes } from './progress/progress-routes.ts';
import { addCoordinateRoutes } from './map/coordinate-routes.ts';
import { addMapRoutes } from './map/map-routes.ts';
import { addReportRoutes } from './reports/report-routes.ts';
import { addDraftRoutes } from './sending/draft-routes.ts';
import { addRenderingRoutes } from './sending/rendering-routes.ts';
import { addSentRoutes } from './sending/sent-routes.ts';
import { addStationRoutes } from './station-routes.ts';
import { addChangeRoutes } from './stations/change-routes.ts';
import { addInviteRoutes } from './stations/invite-routes.ts';
import { createNewestRows } from './take/newest-rows.ts';
import type { Wake } from './wake/wake.ts';

/** Without `wake` nobody is told of anything: stations ask by themselves. */
export function createCentreApp(parts: CentreParts, wake?: Wake): CentreApp {
  const app: CentreApp = new Hono();
  const asks = sharedAsk(() => centreIdIn(parts.sql));
  app.get('/healthz', async (context) => {
    try {
      await Promise.race([asks(), tooLate()]);
      return context.json({ ok: true, centre: parts.centre.id });
    } catch (error) {
      return context.json({ ok: false, why: sayError(error) }, 503);
    }
  });
  // Open to all: a crowd of strangers at these holds so many connections, and no more.
  const open = createLane({ atOnce: 2, mostWaiting: 500 });
  app.use(async (context, next) => {
    if (context.req.method !== 'GET' || !openPages.test(context.req.path)) return next();
    const isIn = await open.enter(async () => {
      await next();
      return true;
    });
    if (isIn) return undefined;
    context.header('Retry-After', '5');
    return context.text('Đang có quá nhiều người hỏi. Thử lại sau vài giây.', 503);
  });
  const meter = createMeter();
  app.use(async (context, next) => {
    const began = performance.now();
    await next();
    if (!/^\/(tram\/|metrics|healthz)/.test(context.req.path))
      meter.page(performance.now() - began);
  });
  addStationRoutes(app, { ...parts, meter, rows: parts.rows ?? createNewestRows() }, wake);
  const asPerson = createGuard(parts);
  addAccountRoutes(app, parts, asPerson);
  addPageRoutes(app, parts, asPerson);
  addOneStationRoutes(app, parts, asPerson);
  addProgressRoutes(app, parts, asPerson);
  addReportRoutes(app, parts, asPerson);
  addFindRoutes(app, parts, asPerson);
  addEmergencyRoutes(app, parts, asPerson);
  addSentRoutes(app, parts, asPerson);
  addDraftRoutes(app, parts, asPerson);
  addRenderingRoutes(app, parts, asPerson);
  addOperateRoutes(app, parts, { asPerson, meter });
  addMapRoutes(app, parts, asPerson);
  addCoordinateRoutes(app, parts, asPerson);
  addInviteRoutes(app, parts, asPerson);
  addChangeRoutes(app, parts, asPerson);
  app.notFound(showNoPage);
  app.onError((error, context) => {
    parts.tell(`Một yêu cầu gặp lỗi: ${sayError(error)}`, { level: 'error', code: 'request' });
    return context.text('Trung tâm gặp lỗi, chưa làm gì. Thử lại sau.', 500);
  });
  return app;
}

const openPages = /^\/(dang-nhap|vao|moi|khan-cap\/cap\.atom$|khan-cap\/[^/]+\/cap\.xml$)/;

/** However many ask at once, the ledger is asked once. */
function sharedAsk<Value>(ask: () => Promise<Value>): () => Promise<Value> {
  let asking: Promise<Value> | undefined;
  return () =>
    (asking ??= ask().finally(() => {
      asking = undefined;
    }));
}

/** Who asks whether all is well has an answer within this time, real ms, also where PostgreSQL gives none. */
const answersWithinMs = 3000;

async function tooLate(): Promise<never> {
  await sleep(answersWithinMs);
  throw new LoaError('database-silent', 'PostgreSQL không trả lời');
}
