// Stations with their own books and their own code, at a centre that goes by the machine's clock.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sendOrder } from '../../../scheduler/centre/send/send-order.ts';
import { sendParcel } from '../../../scheduler/centre/send/send-parcel.ts';
import { type DownParts } from '../../../scheduler/link/fetch-down.ts';
import { createPost } from '../../../scheduler/link/post.ts';
import { openReceived } from '../../../scheduler/link/received/book.ts';
import { type TestServer } from './one-server.ts';
import { openTestCentre, type TestMachine } from './test-centre.ts';

export interface TestStation extends TestMachine {
  readonly down: DownParts;
  readonly said: string[];
  readonly states: () => readonly string[];
}

export const blobOf = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');

export type StationDesk = Awaited<ReturnType<typeof openStationDesk>>;

export async function openStationDesk(server: TestServer) {
  const centre = await openTestCentre(server);
  Object.defineProperty(centre.clock, 'now', { get: () => Date.now() });
  const folder = mkdtempSync(join(tmpdir(), 'loa-down-station-'));
  const closing: (() => void)[] = [];
  let turn = 0;

  const parts = () => ({ sql: centre.sql, centre: centre.centre, now: () => Date.now() });
  const stationAt = (machine: TestMachine, dataDir: string, url = centre.url): TestStation => {
    const { id, publicKey } = centre.centre;
    const post = createPost({ url, centre: id, centreKey: publicKey, ...machine });
    const book = openReceived(dataDir);
    closing.push(() => {
      book.close();
    });
    const said: string[] = [];
    const member = { centre: id, centreKey: publicKey, station: machine.station };
    return {
      ...machine,
      said,
      states: () => book.orders().map(({ state }) => state),
      down: {
        ...{ dataDir, databaseFile: join(dataDir, 'loa.db'), book, post, member },
        ...{ now: () => Date.now(), say: (line) => said.push(line) },
        ...{ signal: new AbortController().signal, busy: new Set() },
      },
    };
  };
  const newFolder = (): string => join(folder, String(++turn));
  const newStation = async (url?: string): Promise<TestStation> =>
    stationAt(await centre.station(`Đài ${turn}`), newFolder(), url);
  const sendText = (station: TestMachine, thing: string, text: string | Buffer) =>
    sendParcel(parts(), {
      ...{ thing, title: thing, to: { stations: [station.station] }, by: 'Bà Hoa' },
      files: [{ what: 'document', path: `announcements/${turn}.mdx`, bytes: Buffer.from(text) }],
    });
  const emergency = (station: TestMachine, expiresAt = Date.now() + 3_600_000) =>
    sendOrder(parts(), {
      ...{ title: 'Lũ', to: { stations: [station.station] }, by: 'Bà Hoa' },
      said: {
        kind: 'emergency',
        expiresAt,
        content: { title: 'Lũ', text: 'Lên chỗ cao.', urgency: 'immediate', area: 'Kinh Môn' },
      },
    });
  const toldOf = async ({ station }: TestMachine) =>
    (
      await centre.sql<{ state: string | null; reasonCode: string | null }[]>`
        SELECT state, reason_code AS "reasonCode" FROM loa.station_order WHERE station = ${station} ORDER BY seq`
    ).map(({ state, reasonCode }) => (reasonCode === null ? state : `${state}: ${reasonCode}`));

  return {
    ...{ centre, parts, stationAt, newFolder, newStation, sendText, emergency, toldOf },
    async close() {
      for (const close of closing) close();
      await centre.close();
      rmSync(folder, { recursive: true });
    },
  };
}
