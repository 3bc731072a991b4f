// The open lines of stations, one for each: what is said on them is a hint or proves itself, and nothing counts by it.
import type { ServerResponse } from 'node:http';

/** Of one process. A line is some 20 kB. */
const mostLines = 20_000;
/** A station that does not read so much, bytes, is let go: it comes again. */
const mostUnread = 400_000;
/** After so many writes others have their turn. */
const atOnce = 100;

export interface Lines {
  /** Takes the place of the station's line before, so that one station never has two. False where there are too many. */
  add(station: string, response: ServerResponse): boolean;
  stations(): readonly string[];
  has(station: string): boolean;
  /** As server-sent events have it; nothing where the station has no line here. */
  say(station: string, event: string, data: string): void;
  end(station: string): void;
  /** Keeps proxies from taking the lines for dead. */
  beat(): Promise<void>;
  endAll(): void;
}

export function createLines(): Lines {
  const lines = new Map<string, ServerResponse>();
  const write = (line: ServerResponse, text: string): void => {
    if (line.writableLength > mostUnread) line.destroy();
    else line.write(text);
  };
  return {
    add(station, response) {
      const before = lines.get(station);
      if (!before && lines.size >= mostLines) return false;
      lines.set(station, response);
      before?.end();
      response.once('close', () => {
        if (lines.get(station) === response) lines.delete(station);
      });
      // Whoever is gone without a word is told by the write that follows.
      response.on('error', () => undefined);
      return true;
    },
    stations: () => [...lines.keys()],
    has: (station) => lines.has(station),
    say(station, event, data) {
      const line = lines.get(station);
      if (line) write(line, `event: ${event}\ndata: ${data}\n\n`);
    },
    end(station) {
      lines.get(station)?.end();
      lines.delete(station);
    },
    async beat() {
      let turn = 0;
      for (const line of lines.values()) {
        write(line, ':\n\n');
        if (++turn % atOnce === 0) await othersTurn();
      }
    },
    endAll() {
      for (const line of lines.values()) line.end();
      lines.clear();
    },
  };
}

/** Resolves when whoever waits for this process has been served once. */
export function othersTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
