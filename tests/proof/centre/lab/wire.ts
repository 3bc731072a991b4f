// The line between network namespaces, packet by packet: what each end's TUN device sends arrives at the other's, late, or
// not at all. This kernel may lack netem; packets lost here are packets lost for TCP all the same.
// `node wire.ts JSON`: the devices are open as file descriptors 3, 4, … (open-devices.pl); orders come as lines of JSON.
import { read, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as later } from 'node:timers';
import type { LineState, WireOrder } from './wire-orders.ts';

// Written by lab.ts.
const addresses = JSON.parse(process.argv[2] ?? '[]') as readonly string[];
const firstDevice = 3;
const deviceOf = new Map(addresses.map((address, at) => [address, firstDevice + at]));
const states = new Map<string, LineState>();
const good: LineState = { isUp: true, lossPart: 0, delayMs: 0 };
let seed = 1;

createInterface({ input: process.stdin }).on('line', (line) => {
  const order = JSON.parse(line) as WireOrder; // by lab.ts
  if (order.seed !== undefined) seed = order.seed;
  if (order.address !== undefined && order.state) states.set(order.address, order.state);
});
for (const device of deviceOf.values()) listen(device);

/** A read waits in a thread of its own: as many threads as devices are asked for (UV_THREADPOOL_SIZE). */
function listen(device: number): void {
  const packet = Buffer.alloc(2048);
  read(device, packet, 0, packet.length, null, (error, bytes) => {
    if (error) process.exit(1);
    carry(Buffer.from(packet.subarray(0, bytes)));
    listen(device);
  });
}

/** IPv4: from bytes 12, to bytes 16. Both ends' lines count. */
function carry(packet: Buffer): void {
  if (packet.length < 20 || packet[0] === undefined || packet[0] >> 4 !== 4) return;
  const [from, to] = [packet.subarray(12, 16).join('.'), packet.subarray(16, 20).join('.')];
  const device = deviceOf.get(to);
  if (device === undefined) return;
  let delayMs = 0;
  for (const end of [from, to]) {
    const { isUp, lossPart, delayMs: more } = states.get(end) ?? good;
    if (!isUp || random() < lossPart) return;
    delayMs += more;
  }
  later(() => {
    try {
      writeSync(device, packet);
    } catch {
      // A device that is down takes nothing: lost.
    }
  }, delayMs);
}

/** Park and Miller's: the same losses for the same seed and the same packets. */
function random(): number {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed / 2_147_483_647;
}
