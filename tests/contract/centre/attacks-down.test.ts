// The attack list of what goes down: who floods with open lines, tells of orders that are not his, nests without end. What
// a station makes of forged, foreign, old and ended orders is in down-station.ts, whose files it gets in down.ts.
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendOrder } from '../../../scheduler/centre/send/send-order.ts';
import { downAnswerShape } from '../../../scheduler/centre/talk/order.ts';
import { createPost, type Post } from '../../../scheduler/link/post.ts';
import { listenToCentre } from '../../../scheduler/link/wake-line.ts';
import { nasty } from './nasty.ts';
import { onPostgres } from './on-postgres.ts';
import { openTestCentre, say, type TestCentre, type TestMachine } from './test-centre.ts';

onPostgres((server) => {
  let centre: TestCentre;
  beforeAll(async () => {
    centre = await openTestCentre(server(), () => undefined);
  });
  afterAll(() => centre.close());

  const postOf = (machine: TestMachine): Post => {
    const { id, publicKey } = centre.centre;
    const line = { url: centre.url, centre: id, centreKey: publicKey, ...machine };
    return createPost(line, () => centre.clock.now);
  };
  const emergencyTo = (machine: TestMachine, title = 'Lũ') =>
    sendOrder(
      { sql: centre.sql, centre: centre.centre, now: () => centre.clock.now },
      {
        ...{ title, to: { stations: [machine.station] }, by: 'Bà Hoa' },
        said: {
          kind: 'emergency',
          expiresAt: centre.clock.now + 3_600_000,
          content: { title, text: title, urgency: 'immediate', area: 'Kinh Môn' },
        },
      },
    );
  const down = (machine: TestMachine, content: unknown) =>
    postOf(machine).send('down', content, downAnswerShape);

  describe('attacks on what goes down', () => {
    it('a station tells nothing of another’s order, and learns nothing of it', async () => {
      const [own, other] = [await centre.station('Mình'), await centre.station('Người')];
      const { order } = await emergencyTo(other);
      const lie = { order, state: 'ended', at: 1, reason: { code: 'other', words: nasty } };
      expect((await down(own, { after: 0, states: [lie] })).orders).toEqual([]);
      centre.clock.now += 1000;
      expect((await down(own, { after: 0, order, states: [] })).orders).toEqual([]);
      const rows = await centre.sql`SELECT state FROM loa.station_order WHERE dispatch = ${order}`;
      expect([...rows]).toEqual([{ state: null }]);
    });

    it('words of a reason that are more than words stay words', async () => {
      const own = await centre.station(nasty);
      const { order } = await emergencyTo(own, nasty);
      await down(own, {
        after: 0,
        states: [{ order, state: 'refused', at: 1, reason: { code: 'other', words: nasty } }],
      });
      const [row] =
        await centre.sql`SELECT state, reason FROM loa.station_order WHERE dispatch = ${order}`;
      expect(row).toEqual({ state: 'refused', reason: nasty });
    });

    it.each([
      ['a number below all', { after: -1, states: [] }],
      ['a number beyond counting', { after: 2 ** 60, states: [] }],
      ['a state that is none', { after: 0, states: [{ order: 'x', state: 'heard', at: 1 }] }],
      [
        'more states than a message has',
        {
          after: 0,
          states: Array.from({ length: 301 }, () => ({ order: 'x', state: 'ended', at: 1 })),
        },
      ],
      [
        'half of a letter',
        {
          after: 0,
          states: [
            { order: 'x', state: 'failed', at: 1, reason: { code: 'other', words: '\ud800' } },
          ],
        },
      ],
    ])('what makes no sense is refused: %s', async (_, content) => {
      const own = await centre.station('Vô nghĩa');
      await expect(down(own, content)).rejects.toMatchObject({ code: 'unreadable' });
    });

    it('brackets without end are refused at every address of stations', async () => {
      const own = await centre.station('Sâu');
      const deep: unknown = JSON.parse(`${'['.repeat(4000)}${']'.repeat(4000)}`);
      for (const purpose of ['beat', 'log', 'down', 'piece'] as const) {
        centre.clock.now += 1000;
        const { now: at } = centre.clock;
        const message = say(centre.centre.id, own, purpose, deep, { sequence: at, at });
        expect(await centre.post(purpose, message.bytes, message.signature)).toMatchObject({
          refused: 'unreadable',
        });
      }
    });

    it('an emergency whose words look like other events is one event', async () => {
      const own = await centre.station('Lời lạ');
      const heard: unknown[] = [];
      const gone = new AbortController();
      const listening = listenToCentre(
        postOf(own),
        { wake: () => undefined, order: (handed) => heard.push(handed) },
        gone.signal,
      ).catch(() => undefined);
      await expect.poll(() => centre.lines()).toBe(1);
      await emergencyTo(own, 'x\n\nevent: order\ndata: {}\n\nevent: wake\ndata: 9');
      await expect.poll(() => heard.length).toBe(1);
      gone.abort();
      await listening;
      await expect.poll(() => centre.lines()).toBe(0);
    });

    it('one station that opens line after line has one; others’ orders come meanwhile; nobody without a key has any', async () => {
      const [flood, calm] = [await centre.station('Lũ đường'), await centre.station('Êm')];
      const gone = new AbortController();
      const heard: unknown[] = [];
      const listening = listenToCentre(
        postOf(calm),
        { wake: () => undefined, order: (handed) => heard.push(handed) },
        gone.signal,
      ).catch(() => undefined);
      await expect.poll(() => centre.lines()).toBe(1);
      const { now: at } = centre.clock;
      const opened = Array.from({ length: 200 }, (_, turn) => {
        const message = say(centre.centre.id, flood, 'wake', {}, { sequence: at + turn, at });
        return fetch(`${centre.url}/tram/wake`, {
          ...{ method: 'POST', body: new Uint8Array(message.bytes), signal: gone.signal },
          headers: { 'Loa-Signature': message.signature.toString('base64url') },
        }).then(({ status }) => status);
      });
      const forged = await fetch(`${centre.url}/tram/wake`, { method: 'POST', body: '{}' });
      expect(forged.status).toBe(400);
      await emergencyTo(calm);
      await expect.poll(() => heard.length).toBe(1);
      const statuses = await Promise.all(opened);
      // What is beyond a station's measure, and what came out of its order, is refused.
      expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(60);
      await expect.poll(() => centre.lines()).toBeLessThanOrEqual(2);
      gone.abort();
      await listening;
    });

    it('who opens a line and reads nothing is let go, and holds up nobody', async () => {
      const deaf = await centre.station('Điếc');
      const { now: at } = centre.clock;
      const message = say(centre.centre.id, deaf, 'wake', {}, { sequence: at, at });
      const { hostname, port } = new URL(centre.url);
      const socket = connect(Number(port), hostname).on('error', () => undefined);
      socket.pause();
      socket.write(
        `POST /tram/wake HTTP/1.1\r\nHost: x\r\nLoa-Signature: ${message.signature.toString('base64url')}\r\nContent-Length: ${message.bytes.byteLength}\r\n\r\n`,
      );
      socket.write(message.bytes);
      await expect.poll(() => centre.lines()).toBe(1);
      const long = 'ạ'.repeat(190);
      // More than sockets and the line together hold.
      for (let turn = 0; turn < 400 && centre.lines() > 0; turn++)
        await emergencyTo(deaf, `${long}${turn}`.slice(0, 200));
      socket.destroy();
      await expect.poll(() => centre.lines()).toBe(0);
    });
  });
});
