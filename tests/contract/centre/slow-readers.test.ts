// Stations that ask for a large recording and do not read: bytes are counted where they lie.
import {
  createServer,
  request,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { getRequestListener } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCentreApp } from '../../../scheduler/centre/app.ts';
import { sendParcel } from '../../../scheduler/centre/send/send-parcel.ts';
import { createUnsent } from '../../../scheduler/centre/take/unsent.ts';
import { answerShape, signatureHeader } from '../../../scheduler/centre/talk/message.ts';
import { pieceAnswerShape, pieceBytes } from '../../../scheduler/centre/talk/order.ts';
import { createHash } from 'node:crypto';
import { onPostgres } from './on-postgres.ts';
import { openTestCentre, say, type TestCentre, type TestMachine } from './test-centre.ts';

const many = 24;
const most = 6_000_000;

onPostgres((server) => {
  const folder = mkdtempSync(join(tmpdir(), 'loa-slow-'));
  // The kernel takes 200 kB of a line like this one, and megabytes of one over TCP.
  const socketPath = join(folder, 's');
  const sound = Buffer.alloc(2_000_000, 'mot hai ba ');
  const sha256 = createHash('sha256').update(sound).digest('hex');
  const unsent = createUnsent({ most, partOfLeft: 1 / 8 });
  const outs = new Set<ServerResponse>();
  let centre: TestCentre;
  let served: Server;
  const machines: TestMachine[] = [];
  beforeAll(async () => {
    centre = await openTestCentre(server());
    for (let at = 0; at < many; at += 1) machines.push(await centre.station(`Chậm ${at}`));
    await sendParcel(
      { sql: centre.sql, centre: centre.centre, now: () => centre.clock.now },
      {
        ...{ thing: 'ghi-am/dai', title: 'Dài', to: { all: true }, by: 'Bà Hoa' },
        files: [{ what: 'recording', path: 'recordings/dai.mp3', bytes: sound }],
      },
    );
    const app = createCentreApp({
      ...{ sql: centre.sql, centre: centre.centre, now: () => centre.clock.now, unsent },
      ...{ tell: console.error, jobs: { send: () => Promise.reject(new Error('no jobs')) } },
    });
    const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
    served = createServer((asked, out) => {
      outs.add(out);
      void listener(asked, out);
    });
    await new Promise<void>((resolve) => void served.listen(socketPath, resolve));
  });
  afterAll(async () => {
    served.closeAllConnections();
    served.close();
    await centre.close();
    rmSync(folder, { recursive: true });
  });
  const bytesHeld = (): number => [...outs].reduce((sum, out) => sum + out.writableLength, 0);
  let sequence = 1;
  /** Resolves when the answer has begun; what is read of it is read by `read`. */
  const ask = async (machine: TestMachine, from = 0) => {
    const content = { wants: [{ sha256, from }] };
    const when = { sequence: (sequence += 1), at: centre.clock.now };
    const { bytes, signature } = say(centre.centre.id, machine, 'piece', content, when);
    const headers = { [signatureHeader]: signature.toString('base64url') };
    const asked = request({ socketPath, path: '/tram/piece', method: 'POST', headers });
    // It may be let go of.
    asked.on('error', () => undefined);
    asked.end(bytes);
    const { promise, resolve } = Promise.withResolvers<IncomingMessage>();
    asked.once('response', (response) => {
      response.on('error', () => undefined);
      resolve(response);
    });
    const response = await promise;
    return {
      destroy: () => asked.destroy(),
      read: async () => {
        const got: Buffer[] = [];
        for await (const part of response) got.push(part as Buffer);
        const { content: said } = answerShape.parse(JSON.parse(Buffer.concat(got).toString()));
        const { pieces, crowded } = pieceAnswerShape.parse(said);
        return { bytes: Buffer.from(pieces[0]?.bytes ?? '', 'base64url'), crowded };
      },
    };
  };

  describe('slow readers of a large recording', () => {
    it('hold no more at the centre together than is allowed, and all get the file', async () => {
      const slow = [];
      let highest = 0;
      for (const machine of machines) {
        slow.push(await ask(machine));
        highest = Math.max(highest, bytesHeld());
        expect(unsent.bytes()).toBeLessThanOrEqual(most);
      }
      expect(highest).toBeLessThanOrEqual(most);
      // Nobody reads, so something is held: what is counted is what lies there, but for what the kernel took.
      expect(highest).toBeGreaterThan(0);
      const firsts = await Promise.all(slow.map(({ read }) => read()));
      expect(firsts.every(({ bytes, crowded }) => bytes.length > 0 || crowded === true)).toBe(true);
      await Promise.all([...outs].map((out) => finished(out)));
      expect(bytesHeld()).toBe(0);
      expect(unsent.bytes()).toBe(0);
      // Whoever got nothing asks again.
      for (const machine of machines.slice(-2)) {
        const got: Buffer[] = [];
        for (let from = 0; from < sound.length;) {
          const { bytes } = await (await ask(machine, from)).read();
          expect(bytes.length).toBeGreaterThan(0);
          from += bytes.length;
          got.push(bytes);
        }
        expect(Buffer.concat(got).equals(sound)).toBe(true);
      }
    });

    it('one that asks again and again and never reads holds one answer, and others have theirs', async () => {
      const [greedy, other] = machines;
      if (!greedy || !other) throw new Error('no machines');
      const lines = [];
      for (let at = 0; at < 12; at += 1) lines.push(await ask(greedy));
      expect(unsent.bytes()).toBeLessThanOrEqual((pieceBytes * 4) / 3 + 2048);
      expect((await (await ask(other)).read()).bytes.length).toBeGreaterThan(0);
      for (const line of lines) line.destroy();
    });
  });
});
