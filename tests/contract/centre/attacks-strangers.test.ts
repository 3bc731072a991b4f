// The attack list of the centre, of those without a key: floods, guesses, slow and packed bodies, and whoever answers in the
// centre's place.
import { connect, type AddressInfo, type Socket } from 'node:net';
import { createServer } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeKey } from '../../../scheduler/centre/talk/signing.ts';
import { joinCentre } from '../../../scheduler/link/join.ts';
import { createPost, type Post } from '../../../scheduler/link/post.ts';
import { tellCentre } from '../../../scheduler/link/round.ts';
import { standingOf } from '../../../scheduler/link/standing.ts';
import { monthOfLog } from '../../proof/centre/month-of-log.ts';
import { onPostgres } from './on-postgres.ts';
import { patientPost } from './patient-post.ts';
import { openTestCentre, say, type TestCentre, type TestMachine } from './test-centre.ts';

const standing = standingOf({ daemon: undefined }, { slots: () => [] }, 0);

onPostgres((server) => {
  let centre: TestCentre;
  const told: string[] = [];
  beforeAll(async () => {
    centre = await openTestCentre(server(), (line) => told.push(line));
  });
  afterAll(() => centre.close());

  const postOf = (machine: TestMachine): Post => {
    const { id, publicKey } = centre.centre;
    const line = { url: centre.url, centre: id, centreKey: publicKey, ...machine };
    return createPost(line, () => centre.clock.now);
  };
  const monthOf = (name: string) => monthOfLog({ name, airings: 2, from: centre.clock.now });

  describe('who has no key', () => {
    it('an honest station is heard while a thousand messages of nobody come in at once', async () => {
      const honest = await centre.station('Vẫn nghe');
      // It has proved itself once, as every station has that was here yesterday.
      await tellCentre(postOf(honest), monthOf('nghe'), standing);
      centre.clock.now += 60_000;
      const nobody = { key: makeKey(), keyId: 'khong-ai' };
      const flood = Array.from({ length: 1000 }, (_, at) => {
        const word = say(
          centre.centre.id,
          nobody,
          'beat',
          {},
          { sequence: at, at: centre.clock.now },
        );
        return centre.post('beat', word.bytes, word.signature);
      });
      // Refused by none of the limits that hold for them; that it waits in no lane of theirs is in lane.test.ts.
      await tellCentre(postOf(honest), monthOf('nghe'), standing);
      const answers = await Promise.all(flood);
      expect(new Set(answers.map(({ refused }) => refused))).toEqual(new Set(['unknown-key']));
    });

    it('codes are not found by trying: a thousand wrong ones enter nobody, and neither invitation nor sign-in is used up', async () => {
      const code = await centre.invite('Đúng mã');
      const tries = Array.from({ length: 500 }, (_, at) =>
        centre.join(`AAAA-AAAA-${String(at).padStart(4, '0')}`).then(
          () => 'joined',
          (error: unknown) => String(error),
        ),
      );
      const signIns = Array.from({ length: 500 }, (_, at) =>
        patientPost(`${centre.url}/dang-nhap/`, Buffer.from(`ma=BBBB-BBBB-${at}`), {
          ...{ origin: centre.url, 'content-type': 'application/x-www-form-urlencoded' },
        }),
      );
      expect(new Set(await Promise.all(tries))).toEqual(new Set(['Error: invitation']));
      expect((await Promise.all(signIns)).every(({ status }) => status !== 303)).toBe(true);
      const own = await centre.join(code);
      expect(own.station).toBeTypeOf('string');
    });

    it('three hundred who begin a message and never end it keep nobody waiting', async () => {
      const { hostname, port } = new URL(centre.url);
      const slow: Socket[] = Array.from({ length: 300 }, () => {
        const socket = connect(Number(port), hostname).on('error', () => undefined);
        socket.write('POST /tram/log HTTP/1.1\r\nHost: x\r\nContent-Length: 900000\r\n\r\n{');
        return socket;
      });
      const machine = await centre.station('Không đợi');
      expect(await tellCentre(postOf(machine), monthOf('doi'), standing)).toMatchObject({
        lines: 10,
      });
      for (const socket of slow) socket.destroy();
    });

    it('a packed body is not unpacked: it is no message', async () => {
      const packed = gzipSync(Buffer.alloc(50_000_000, ' '));
      const response = await fetch(`${centre.url}/tram/beat`, {
        method: 'POST',
        body: new Uint8Array(packed),
        headers: { 'Content-Encoding': 'gzip', 'Loa-Signature': 'x' },
      });
      expect(await response.json()).toMatchObject({ refused: 'unreadable' });
    });

    it('what goes wrong is told without the words of whoever caused it', () => {
      expect(told.join('\n')).not.toMatch(/DROP TABLE|script/);
    });
  });

  describe('what answers in the centre’s place', () => {
    it('floods neither a station that talks nor one that joins: both stop reading', async () => {
      const machine = await centre.station('Bị lừa');
      const bomb = await serveBomb();
      const folder = mkdtempSync(join(tmpdir(), 'loa-bomb-'));
      const { id, publicKey } = centre.centre;
      const post = createPost({ url: bomb.url, centre: id, centreKey: publicKey, ...machine });
      await expect(tellCentre(post, monthOf('lua'), standing)).rejects.toMatchObject({
        code: 'answer',
      });
      const link = { url: bomb.url, code: 'AAAA-BBBB-CCCC' };
      await expect(joinCentre(folder, link, { plain: false })).rejects.toThrow(
        /không có trung tâm/,
      );
      bomb.close();
      rmSync(folder, { recursive: true });
    });
  });
});

/** Small on the line, and without end when it is unpacked: who does not stop by himself is never done. */
async function serveBomb() {
  const piece = gzipSync(Buffer.alloc(10_000_000, ' '));
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(200, { 'Content-Encoding': 'gzip', 'Content-Type': 'application/json' });
    const more = (): void => {
      while (!response.destroyed && response.write(piece));
    };
    response.on('drain', more);
    more();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // It listens to TCP.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
