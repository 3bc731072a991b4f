// Everything of the centre that needs a real PostgreSQL: one server, begun once.
import { afterAll, beforeAll, describe, it } from 'vitest';
import { downAttackTests } from './attacks-down.ts';
import { strangerTests } from './attacks-strangers.ts';
import { attackTests } from './attacks.ts';
import { accountTests } from './accounts.ts';
import { everyRouteTests } from './every-route.ts';
import { backupTests } from './backups.ts';
import { emergencyDownTests } from './emergency-down.ts';
import { emergencyTests } from './emergencies.ts';
import { fleetTests } from './fleet.ts';
import { guardTests } from './guard.ts';
import { cameBackTests } from './came-back.ts';
import { countTests } from './counts.ts';
import { downStationTests } from './down-station.ts';
import { downTests } from './down.ts';
import { jobTests } from './jobs.ts';
import { killTests } from './kills.ts';
import { holdsTests } from './holds.ts';
import { oldFilesTests } from './old-files.ts';
import { joiningTests } from './joining.ts';
import { ledgerTests } from './ledger.ts';
import { machinePageTests } from './machine-page.ts';
import { longGoneTests } from './long-gone.ts';
import { linkProcessTests } from './link-process.ts';
import { logTests } from './logs.ts';
import { renderedTests } from './rendered.ts';
import { sendingTests } from './sending.ts';
import { stationTests } from './stations.ts';
import { openTestServer, whyNoServer, type TestServer } from './one-server.ts';
import { ownServerTests } from './own-server.ts';
import { reportTests } from './reports.ts';
import { placingTests } from './placing.ts';
import { mapTests } from './map.ts';
import { oneStationTests } from './one-station.ts';
import { findTests } from './find.ts';
import { progressTests } from './progress.ts';
import { pageTests } from './pages.ts';
import { restoredTwiceTests } from './restored-twice.ts';
import { restoredTests } from './restored.ts';
import { retentionTests } from './retention.ts';
import { slowReaderTests } from './slow-readers.ts';
import { steadyPoolTests } from './steady-pool.ts';
import { tlsTests } from './tls.ts';

const why = whyNoServer();

describe.skipIf(why !== undefined)('the centre on PostgreSQL', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await openTestServer();
  });
  afterAll(() => server.close());
  ledgerTests(() => server);
  joiningTests(() => server);
  logTests(() => server);
  countTests(() => server);
  downTests(() => server);
  holdsTests(() => server);
  cameBackTests(() => server);
  oldFilesTests(() => server);
  emergencyTests(() => server);
  emergencyDownTests(() => server);
  downStationTests(() => server);
  pageTests(() => server);
  placingTests(() => server);
  progressTests(() => server);
  findTests(() => server);
  oneStationTests(() => server);
  mapTests(() => server);
  reportTests(() => server);
  guardTests(() => server);
  accountTests(() => server);
  sendingTests(() => server);
  renderedTests(() => server);
  stationTests(() => server);
  linkProcessTests(() => server);
  longGoneTests(() => server);
  attackTests(() => server);
  strangerTests(() => server);
  downAttackTests(() => server);
  everyRouteTests(() => server);
  fleetTests(() => server);
  jobTests(() => server);
  steadyPoolTests(() => server);
  backupTests(() => server);
  tlsTests(() => server);
  retentionTests(() => server);
  restoredTests(() => server);
  restoredTwiceTests(() => server);
  slowReaderTests(() => server);
  machinePageTests(() => server);
});

describe.skipIf(why !== undefined || process.env['DATABASE_URL'] !== undefined)(
  'a PostgreSQL of the centre’s own',
  () => {
    ownServerTests();
    killTests();
  },
);

// Said aloud: what was left out is not well.
it.runIf(why !== undefined)(`left out without PostgreSQL: ${why ?? ''}`, ({ skip }) => {
  console.warn(`tests of the centre left out: ${why ?? ''}`);
  skip();
});
