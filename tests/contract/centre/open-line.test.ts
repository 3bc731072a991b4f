// The line that a station holds open, and what is said on it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../../scheduler/centre/database/connect.ts';
import { openWake } from '../../../scheduler/centre/wake/wake.ts';
import { createCentreApp } from '../../../scheduler/centre/app.ts';
import { revoke } from '../../../scheduler/centre/invite.ts';
import { serveCentre } from '../../../scheduler/centre/serve.ts';
import { keepTalking } from '../../../scheduler/link/keep-talking.ts';
import { createNudge } from '../../../scheduler/link/nudge.ts';
import { onPostgres } from './on-postgres.ts';
import { openStationDesk, type StationDesk, type TestStation } from './station-desk.ts';

onPostgres((server) => {
  let desk: StationDesk;
  beforeAll(async () => {
    desk = await openStationDesk(server());
  });
  afterAll(() => desk.close());

  describe('the open line', () => {
    const talking = (station: TestStation) => {
      const gone = new AbortController();
      const failed: unknown[] = [];
      const done = keepTalking({
        ...{ down: station.down, nudge: createNudge(), signal: gone.signal, random: () => 0 },
        round: () => Promise.resolve({ lines: 0, isStuck: false }),
        went: () => undefined,
        failed: (error) => failed.push(error),
      });
      return {
        failed,
        async end() {
          gone.abort();
          await done;
        },
      };
    };

    it('an emergency comes by itself, and its receipt goes up; a parcel wakes', async () => {
      const station = await desk.newStation();
      const talk = talking(station);
      await expect.poll(() => desk.centre.lines()).toBe(1);
      await desk.emergency(station);
      await expect.poll(() => station.states()).toEqual(['received']);
      await expect.poll(() => desk.toldOf(station)).toEqual(['received']);
      await desk.sendText(station, 'thong-bao/goi', 'gọi');
      await expect.poll(() => desk.toldOf(station)).toEqual(['received', 'received']);
      expect(talk.failed).toEqual([]);
      await talk.end();
      await expect.poll(() => desk.centre.lines()).toBe(0);
    });

    it('what one process sends is said by another; what was said while its ear was broken is found afterwards', async () => {
      const sql = connect(desk.centre.place, 2);
      const jobs = { send: () => Promise.reject(new Error('none')) };
      const second = {
        ...{ sql, centre: desk.centre.centre, now: () => Date.now(), tell: () => undefined, jobs },
      };
      const wake = await openWake(second);
      const served = await serveCentre(createCentreApp(second, wake), {
        ...{ host: '127.0.0.1', port: 0 },
      });
      const station = desk.stationAt(
        await desk.centre.station('Tiến trình hai'),
        desk.newFolder(),
        served.url,
      );
      const talk = talking(station);
      await expect.poll(() => wake.lines()).toBe(1);
      await desk.emergency(station);
      await expect.poll(() => station.states()).toEqual(['received']);
      const ears = await sql`
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND query ILIKE 'listen%'`;
      expect(ears.length).toBeGreaterThan(0);
      await desk.sendText(station, 'thong-bao/luc-diec', 'điếc');
      await expect.poll(() => station.states()).toEqual(['received', 'received']);
      await talk.end();
      await wake.close();
      await served.close();
      await sql.end({ timeout: 1 });
    });

    it('a station has one line, however often it asks; a key that is revoked ends it', async () => {
      const station = await desk.newStation();
      const gone = new AbortController();
      const open = () => station.down.post.open('wake', gone.signal);
      const streams = [await open(), await open(), await open()];
      expect(streams).toHaveLength(3);
      await expect.poll(() => desk.centre.lines()).toBe(1);
      await revoke(desk.centre.sql, {
        station: station.station,
        by: 'x',
        at: Date.now(),
        why: 'mất',
      });
      await expect.poll(() => desk.centre.lines()).toBe(0);
      await expect(station.down.post.open('wake', gone.signal)).rejects.toMatchObject({
        code: 'revoked',
      });
      gone.abort();
    });

    it('without a line that listens there is none, and that is no answer of the centre', async () => {
      const { sql, centre: own } = desk.centre;
      const app = createCentreApp({
        ...{ sql, centre: own, now: () => Date.now(), tell: console.error },
        jobs: { send: () => Promise.reject(new Error('none')) },
      });
      const served = await serveCentre(app, { host: '127.0.0.1', port: 0 });
      const station = desk.stationAt(
        await desk.centre.station('Không đường'),
        desk.newFolder(),
        served.url,
      );
      await expect(
        station.down.post.open('wake', new AbortController().signal),
      ).rejects.toMatchObject({ code: 'line' });
      await served.close();
    });
  });
});
