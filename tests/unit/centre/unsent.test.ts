import { ServerResponse, IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, it } from 'vitest';
import { createUnsent, mostUnsentBytes } from '../../../scheduler/centre/take/unsent.ts';
import { pieceBytes } from '../../../scheduler/centre/talk/order.ts';

/** One that nobody reads. */
const unread = (): ServerResponse => new ServerResponse(new IncomingMessage(new Socket()));
const othersTurn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

it('3,300 slow readers hold no more together than is allowed; who comes late gets nothing now, and all of it later', async () => {
  const unsent = createUnsent();
  const outs: ServerResponse[] = [];
  let most = 0;
  const got: number[] = [];
  for (let at = 0; at < 3300; at += 1) {
    const room = unsent.open();
    const bytes = room.take(pieceBytes);
    got.push(bytes);
    most = Math.max(most, unsent.bytes());
    if (bytes === 0) room.drop();
    else {
      const out = unread();
      outs.push(out);
      room.sends(String(at), Math.ceil((bytes * 4) / 3) + 400, out);
    }
    most = Math.max(most, unsent.bytes());
  }
  expect(most).toBeLessThanOrEqual(mostUnsentBytes);
  expect(got[0]).toBe(pieceBytes);
  expect(got.filter((bytes) => bytes > 0).length).toBeGreaterThan(100);
  expect(Math.min(...got.filter((bytes) => bytes > 0))).toBeGreaterThanOrEqual(65_536);
  expect(got.at(-1)).toBe(0);
  for (const out of outs) out.destroy();
  await othersTurn();
  expect(unsent.bytes()).toBe(0);
  expect(unsent.open().take(pieceBytes)).toBe(pieceBytes);
});

it('the rest of a file is given whole, however small; a refusal and a closed line count for nothing', async () => {
  const unsent = createUnsent({ most: 10_000_000 });
  expect(unsent.open().take(10)).toBe(10);
  const refused = unsent.open();
  const before = unsent.bytes();
  refused.take(1000);
  refused.drop();
  expect(unsent.bytes()).toBe(before);
  const gone = unread();
  gone.destroy();
  await othersTurn();
  const room = unsent.open();
  room.sends('a', 1000, gone);
  await othersTurn();
  expect(unsent.bytes()).toBe(before);
});

it('one station holds one answer: the one before is let go of', async () => {
  const unsent = createUnsent();
  const outs = [unread(), unread(), unread()];
  for (const out of outs) {
    const room = unsent.open();
    room.take(1000);
    room.sends('a', 2000, out);
  }
  await othersTurn();
  expect(outs.map(({ destroyed }) => destroyed)).toEqual([true, true, false]);
  expect(unsent.bytes()).toBe(2000);
});
