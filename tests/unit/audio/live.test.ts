import { createServer, type Server, type ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { liveArguments } from '../../../audio/live/decode-live.ts';
import { follow } from '../../../audio/live/follow.ts';
import { readPlaylist } from '../../../audio/live/playlist.ts';
import { sayNoStream } from '../../../audio/live/say-no-stream.ts';

describe('what a list in a stream’s place says', () => {
  const pieces =
    '#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXT-X-MEDIA-SEQUENCE:7\n#EXTINF:6,\na.aac\n#EXTINF:6,\nb.aac\n';
  it.each([
    ['[playlist]\nFile1=http://x/a.mp3\n', { kind: 'address', address: 'http://x/a.mp3' }],
    ['#EXTM3U\n#EXTINF:-1,Đài\nhttps://x/a\n', { kind: 'address', address: 'https://x/a' }],
    [
      '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=128000\ncao.m3u8\n#EXT-X-STREAM-INF:BANDWIDTH=48000\nthap.m3u8\n',
      { kind: 'address', address: 'thap.m3u8' },
    ],
    [
      pieces,
      {
        kind: 'pieces',
        number: 7,
        pieces: ['a.aac', 'b.aac'],
        head: undefined,
        pieceMs: 6000,
        isOver: false,
      },
    ],
    [`#EXT-X-KEY:METHOD=AES-128,URI="k"\n${pieces}`, { kind: 'encrypted' }],
    ['file:///etc/passwd\n', { kind: 'none' }],
    ['<html></html>', { kind: 'none' }],
  ])('%j', (text, said) => {
    expect(readPlaylist(text)).toEqual(said);
  });
});

describe('following an address', () => {
  let server: Server;
  let base = '';
  const answers: Record<string, (response: ServerResponse) => void> = {
    '/luong': (response) => response.end('tiếng'),
    '/di': (response) => response.writeHead(302, { Location: '/luong' }).end(),
    '/vong': (response) => response.writeHead(302, { Location: '/vong' }).end(),
    '/ra-tep': (response) => response.writeHead(302, { Location: 'file:///etc/passwd' }).end(),
    '/ds.m3u': (response) => response.end('http-khong\n/luong\n'),
    '/ds.pls': (response) => response.end('File1=/luong\n'),
    '/tep.pls': (response) => response.end('File1=file:///etc/passwd\n'),
    '/manh.m3u8': (response) =>
      response.end(
        '#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nluong\n#EXTINF:1,\nluong\n#EXT-X-ENDLIST\n',
      ),
  };
  beforeAll(async () => {
    server = createServer((request, response) => {
      const answer = answers[request.url ?? ''];
      if (answer) answer(response);
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  });
  afterAll(() => server.close());

  const got = async (path: string): Promise<string> => {
    const bytes: Uint8Array[] = [];
    try {
      for await (const chunk of follow(path.startsWith('/') ? base + path : path))
        bytes.push(chunk);
    } catch (error) {
      return error instanceof Error ? error.message : '';
    }
    return Buffer.concat(bytes).toString();
  };

  it.each([
    ['/luong', 'tiếng'],
    ['/di', 'tiếng'],
    ['/vong', 'status-302'],
    ['/ra-tep', 'not-http'],
    ['/ds.m3u', 'list-none'],
    ['/ds.pls', 'tiếng'],
    ['/tep.pls', 'not-http'],
    ['/manh.m3u8', 'tiếngtiếng'],
    ['/khong-co', 'status-404'],
    ['file:///etc/passwd', 'not-http'],
    ['http://127.0.0.1:1/', 'ECONNREFUSED'],
  ])('%s → %s', async (path, outcome) => {
    expect(await got(path)).toBe(outcome);
  });
});

it('the decoder has no protocol but its pipe', () => {
  const given = liveArguments({ sampleRateHz: 48_000, channels: 1 });
  expect(given[given.indexOf('-protocol_whitelist') + 1]).toBe('pipe');
  expect(given[given.indexOf('-i') + 1]).toBe('pipe:0');
  expect(given).not.toContain('-nostdin');
});

it.each([
  'status-404',
  'status-403',
  'status-503',
  'ECONNREFUSED',
  'ENOTFOUND',
  'ETIMEDOUT',
  'CERT_HAS_EXPIRED',
  'list-encrypted',
  'list-none',
  'not-http',
  'pipe:0: Invalid data found when processing input',
])('%s is said with what to do', (word) => {
  expect(sayNoStream(word)).toMatch(/\. (Hỏi|Báo|Kiểm tra|Chép)|bắt đầu bằng http/);
});
