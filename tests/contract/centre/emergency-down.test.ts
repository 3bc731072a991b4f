// An emergency from the centre's page, over the real line and the station's real process, into the station's store, and back.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { carryOut } from '../../../scheduler/acts/carry-out.ts';
import { enterEmergency } from '../../../scheduler/acts/enter-emergency.ts';
import { readConfig } from '../../../scheduler/config.ts';
import { advance } from '../../../scheduler/core/slot.ts';
import { joinCentre, readInvitation } from '../../../scheduler/link/join.ts';
import { openLink } from '../../../scheduler/link/open-link.ts';
import { openSqliteStore } from '../../../scheduler/store/sqlite.ts';
import { onPostgres } from './on-postgres.ts';
import { signedIn } from './signed-in.ts';
import { openTestCentre } from './test-centre.ts';

onPostgres((server) => {
  it('an emergency goes down, is made by the station’s own voice, asked for once though its process is killed, told in stages, and ended', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'loa-urgent-'));
    const config = readConfig({ LOA_DATA: folder, LOA_OUTPUT: 'capture' });
    const centre = await openTestCentre(server());
    Object.defineProperty(centre.clock, 'now', { get: () => Date.now() });
    const officer = await signedIn(centre, [{ role: 'emergency' }]);
    const link = `${centre.url}/moi/${await centre.invite('Đài thật')}/${centre.centre.id}`;
    const { station } = await joinCentre(folder, readInvitation(link, undefined), { plain: false });
    const store = openSqliteStore(config.databaseFile);
    const news = { daemon: { problems: [], troubles: [] } };
    const joined = openLink({ config, news: () => news, tell: () => undefined });
    const stateOf = (id: string) =>
      centre.sql<{ state: string | null }[]>`
        SELECT state FROM loa.station_order WHERE dispatch = ${id} AND station = ${station}`.then(
        (rows) => rows[0]?.state,
      );
    try {
      const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
      const sent = await officer.post('/khan-cap/phat/', {
        ...{ ten: 'Thử', loi: 'Nước lên nhanh.', 'tat-ca': 'yes', het: `${day}T10:00` },
        ...{ nhac: '15', so: 'mot' },
      });
      const id = /khan-cap\/([^/]+)\//.exec(sent.headers.get('location') ?? '')?.[1] ?? '';
      await expect.poll(() => stateOf(id)).toBe('making');
      // It is made anew by the process that comes after.
      process.kill(joined.pid() ?? 0, 'SIGKILL');
      await expect.poll(() => store.pendingRequests().length).toBe(1);
      const [request] = store.pendingRequests();
      if (!request) throw new Error('nothing asked');
      expect(request.act).toMatchObject({
        order: { id, attempt: 1 },
        repeat: { everyMinutes: 15 },
      });
      const now = Date.now();
      const slot = enterEmergency({ store, now, timeZone: 'Asia/Ho_Chi_Minh' }, request);
      if (!slot) throw new Error('refused');
      const begun = advance(slot, { act: 'begin' }, now).change;
      const sounds =
        begun.after && advance(begun.after, { act: 'sound', lateMs: 0, output: 'capture' }, now);
      store.commit([begun, ...(sounds ? [sounds.change] : [])]);
      await expect.poll(() => stateOf(id)).toBe('on-air');
      await officer.post(`/khan-cap/${id}/thoi/`, { so: 'hai' });
      await expect
        .poll(() => store.pendingRequests().map(({ act }) => act.kind))
        .toEqual(expect.arrayContaining(['end-emergency', 'stop']));
      for (const asked of store.pendingRequests())
        carryOut({ store, now: Date.now(), ward: undefined }, asked);
      await expect.poll(() => stateOf(id)).toBe('ended');
      expect(store.requestsOf(id)).toHaveLength(1);
    } finally {
      await joined.close();
      store.close();
      await centre.close();
      rmSync(folder, { recursive: true });
    }
  });
});
