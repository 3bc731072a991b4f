import { setTimeout as sleep } from 'node:timers/promises';
import { ask, NoAnswer, readText, type Answer } from './ask.ts';
import { isPlaylist, readPlaylist, type Playlist } from './playlist.ts';

type Pieces = Extract<Playlist, { kind: 'pieces' }>;

const mostLists = 4;
/** Of a stream in pieces the last few are taken at once: the newest may not be whole yet. */
const piecesAtOnce = 3;

/** The stream's bytes as they come, whatever kind of list leads to it. Throws `NoAnswer`. */
export async function* follow(
  address: string | URL,
  lists = mostLists,
): AsyncGenerator<Uint8Array, void, undefined> {
  const answer = await ask(address);
  const { url, body } = answer;
  if (!isPlaylist(body.headers['content-type'], url.pathname)) {
    yield* bytesOf(answer);
    return;
  }
  const list = readPlaylist(await readText(answer));
  if (list.kind === 'pieces') {
    yield* followPieces(url, list);
    return;
  }
  if (list.kind !== 'address' || lists === 0) throw new NoAnswer(`list-${list.kind}`);
  const next = URL.parse(list.address, url);
  if (!next) throw new NoAnswer('not-http');
  yield* follow(next, lists - 1);
}

/** Piece after piece, as the list grows. */
async function* followPieces(url: URL, first: Pieces): AsyncGenerator<Uint8Array, void, undefined> {
  let list = first;
  let next = list.number + Math.max(0, list.pieces.length - piecesAtOnce);
  if (list.head !== undefined) yield* bytesAt(list.head, url);
  for (;;) {
    // A list that begins anew, or that has run ahead of us.
    const end = list.number + list.pieces.length;
    if (next > end || next < list.number) next = Math.max(list.number, end - 1);
    for (; next < end; next++) yield* bytesAt(list.pieces[next - list.number] ?? '', url);
    if (list.isOver) return;
    await sleep(list.pieceMs / 2);
    const again = readPlaylist(await readText(await ask(url)));
    if (again.kind !== 'pieces') throw new NoAnswer(`list-${again.kind}`);
    list = again;
  }
}

async function* bytesAt(address: string, base: URL): AsyncGenerator<Uint8Array, void, undefined> {
  const url = URL.parse(address, base);
  if (!url) throw new NoAnswer('not-http');
  yield* bytesOf(await ask(url));
}

/** No encoding is set, so its chunks are bytes; the stream's own type says `any`. */
async function* bytesOf({ body }: Answer): AsyncGenerator<Uint8Array, void, undefined> {
  yield* body as AsyncIterable<Uint8Array>;
}
