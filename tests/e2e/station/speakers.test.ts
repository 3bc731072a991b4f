// A whole station whose output is a simulated loudspeaker of others: an emergency reaches it over HTTP, from the station's own pages.
import { execFile } from 'node:child_process';
import { createServer, request } from 'node:http';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { stringify } from 'yaml';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listen } from '../../contract/outputs/devices/listening.ts';
import {
  startHttpDevice,
  type HttpStandIn,
} from '../../contract/outputs/devices/http-device-stand-in.ts';
import { startRealStation, type RealStation } from '../../setup/real-station.ts';
import { speakingWard, withStore } from '../../setup/speaking.ts';

let speaker: HttpStandIn;
let dead: HttpStandIn;
let station: RealStation;
let pages = '';
let stopProxy: () => void;

/** The station's pages have another port at each start; loudspeakers know one address. */
async function startProxy() {
  const server = createServer((asked, answer) => {
    const { method, url = '', headers } = asked;
    if (pages === '') {
      answer.writeHead(503).end();
      return;
    }
    const on = request(new URL(url, pages), { method, headers }, (found) => {
      answer.writeHead(found.statusCode ?? 502, found.headers);
      found.pipe(answer);
    });
    on.on('error', () => answer.writeHead(502).end());
    on.end();
  });
  const { port, stop } = await listen(server);
  stopProxy = stop;
  return `http://127.0.0.1:${port}`;
}

beforeAll(async () => {
  speaker = await startHttpDevice({ id: 'cho' });
  dead = await startHttpDevice({ id: 'dinh' });
  dead.fail('/play', 'refuses');
  const output = {
    ...{ kinds: ['http'], profile: 'web', audioBase: await startProxy() },
    http: { models: [speaker.model], devices: [speaker.device, dead.device] },
  };
  const ward = speakingWard['content/ward.yaml'] ?? '';
  const files = { ...speakingWard, 'content/ward.yaml': `${ward}${stringify({ output })}` };
  station = await startRealStation({ files, at: '2027-03-02T10:00:00+07:00', output: 'http' });
  pages = station.url;
});
afterAll(async () => {
  await station.stop();
  stopProxy();
  speaker.stop();
  dead.stop();
});

const loa = (...words: readonly string[]) => {
  const now = Date.now();
  const clock = [now + station.offsetMs(), now].map((at) => new Date(at).toISOString()).join('|');
  return promisify(execFile)(process.execPath, [resolve('scheduler/cli.ts'), ...words], {
    env: {
      ...process.env,
      ...{
        LOA_DATA: station.dataDir,
        LOA_CONTENT: station.contentDir,
        LOA_OUTPUT: 'http',
        LOA_CLOCK: `${clock}|1`,
      },
    },
    // `execFile` rejects with what the program said.
  }).catch((error: unknown) => error as { stdout: string; stderr: string });
};

test('an emergency is told once to each, and the log says which of them had it', async () => {
  const { stdout: said } = await loa('emergency', 'Nước lên. Bà con rời bờ.', '--by', 'Bà Hoa');
  expect(said).toContain('Đang phát khẩn');
  const final = () =>
    withStore(station.dataDir, (store) => store.slots().find(({ state }) => state === 'aired'));
  await expect.poll(final, { interval: 500 }).toBeDefined();
  const lines = withStore(station.dataDir, (store) =>
    store.events().filter(({ event }) => event.startsWith('device-') || event === 'aired'),
  );
  expect(
    lines.map(({ event, detail }) => [event, detail['device'] ?? detail['confirmedBy']]),
  ).toEqual(
    expect.arrayContaining([
      ['device-took', 'cho'],
      ['device-sounds', 'cho'],
      ['device-refused', 'dinh'],
      ['device-ended', 'cho'],
      ['aired', 'Loa cho'],
    ]),
  );
  expect(speaker.player.begun()).toBe(1);
  expect(dead.player.begun()).toBe(0);
  // It is no secret of ours where the file lies: the station's own pages gave it out.
  expect(speaker.asked.find(({ what }) => what === 'POST /play')?.body).toMatch(
    /"url": "http:\/\/127\.0\.0\.1:\d+\/phat-thanh\/tep\/[0-9a-f]{64}\.mp3"/,
  );
});

test('the doctor asks each, and ends', async () => {
  const wrong = { ...dead };
  wrong.say('error');
  const { stdout } = await loa('doctor');
  expect(stdout).toContain('Loa dinh: Không hỏi được: loa báo "error".');
  expect(stdout).not.toContain('Loa cho:');
});
