// Many stations in one process, by the real protocol code of link/; their logs are made when they are sent.
import { joinedShape } from '../../../scheduler/centre/talk/message.ts';
import { keyId, makeKey, rawPublicKey } from '../../../scheduler/centre/talk/signing.ts';
import { createPost, PostError, type Line } from '../../../scheduler/link/post.ts';
import { tellCentre } from '../../../scheduler/link/round.ts';
import { goOnTalking, type LiveStation, type Receipts } from './fleet-live.ts';
import { monthOfLog } from './month-of-log.ts';
import type {
  CentreAddress,
  FleetAnswer,
  FleetOrder,
  FleetQuestion,
  FleetReport,
  Invited,
} from './fleet-messages.ts';

const stations: LiveStation[] = [];
const talking = new AbortController();
const receipts: Receipts = new Map();
const failures: Record<string, number> = {};
let bytesUp = 0;
let bytesDown = 0;

countBytes();
process.on('disconnect', () => process.exit(0));
process.on('message', ({ id, order }: FleetQuestion) => {
  carryOut(order).then(
    (report) => {
      answer({ id, report });
    },
    (error: unknown) => {
      answer({ id, error: String(error) });
    },
  );
});

function answer(said: FleetAnswer): void {
  process.send?.(said);
}

async function carryOut(order: FleetOrder): Promise<FleetReport> {
  const before = { bytesUp, bytesDown };
  const done = await doIt(order);
  return { ...done, bytesUp: bytesUp - before.bytesUp, bytesDown: bytesDown - before.bytesDown };
}

function doIt(order: FleetOrder): Promise<Done> | Done {
  switch (order.do) {
    case 'join':
      return join(order);
    case 'round':
      return rounds(order);
    case 'live': {
      const { signal } = talking;
      for (const station of stations)
        goOnTalking({ failures, receipts, signal, folder: order.folder }, station);
      return { stations: stations.length, lines: 0, failures, tookMs: [] };
    }
    case 'hush':
      talking.abort();
      return { stations: stations.length, lines: 0, failures, tookMs: [] };
    case 'receipts': {
      const receivedAt = receipts.get(order.order) ?? [];
      return { stations: stations.length, lines: 0, failures, tookMs: [], receivedAt };
    }
  }
}

type Done = Omit<FleetReport, 'bytesUp' | 'bytesDown'>;

async function join({ centre, invited }: Extract<FleetOrder, { do: 'join' }>): Promise<Done> {
  return each(invited, 16, async (one, at) => {
    stations.push(await joinOne(centre, one, at));
    return 0;
  });
}

async function joinOne(
  { urls, centre, publicKey: centreKey }: CentreAddress,
  { name, code }: Invited,
  at: number,
): Promise<LiveStation> {
  const key = makeKey();
  const publicKey = rawPublicKey(key);
  const line: Line = {
    ...{
      url: urls[at % urls.length] ?? '',
      centre,
      centreKey: Buffer.from(centreKey, 'base64url'),
    },
    ...{ key, keyId: keyId(publicKey) },
  };
  const post = createPost(line);
  const content = { code, publicKey: publicKey.toString('base64url'), program: 'mô phỏng' };
  const { station } = await joinPatiently(() => post.send('join', content, joinedShape));
  return { name, station, centre, centreKey: line.centreKey, post };
}

/** A station tries again, and is the same one then. */
async function joinPatiently<Joined>(join: () => Promise<Joined>): Promise<Joined> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await join();
    } catch (error) {
      if (attempt === 5 || !(error instanceof PostError) || error.code !== 'line') throw error;
    }
  }
}

async function rounds({
  airings,
  from,
  atOnce,
}: Extract<FleetOrder, { do: 'round' }>): Promise<Done> {
  const standing = { program: 'mô phỏng', isRunning: true, troubles: [] };
  return each(stations, atOnce, async ({ name, post }) => {
    const { lines, isStuck } = await tellCentre(
      post,
      monthOfLog({ name, airings, from }),
      standing,
    );
    if (isStuck) throw new PostError('stuck', 'the centre takes no more of it');
    return lines;
  });
}

/** So many at once; one that fails is counted by its code, and the others go on. */
async function each<One>(
  all: readonly One[],
  atOnce: number,
  work: (one: One, at: number) => Promise<number>,
): Promise<Done> {
  const failures: Record<string, number> = {};
  const tookMs: number[] = [];
  let lines = 0;
  const waiting = [...all.entries()].values();
  const worker = async (): Promise<void> => {
    for (const [at, one] of waiting) {
      const beganAt = performance.now();
      try {
        const sent = await work(one, at);
        lines += sent;
        tookMs.push(performance.now() - beganAt);
      } catch (error) {
        const code = error instanceof PostError ? error.code : String(error);
        failures[code] = (failures[code] ?? 0) + 1;
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { stations: all.length, lines, failures, tookMs };
}

/** What `post` sends and reads goes through fetch. */
function countBytes(): void {
  const real = globalThis.fetch;
  globalThis.fetch = async (asked, settings) => {
    const { body } = settings ?? {};
    if (body instanceof Uint8Array) bytesUp += body.byteLength;
    const response = await real(asked, settings);
    bytesDown += Number(response.headers.get('content-length') ?? '0');
    return response;
  };
}
