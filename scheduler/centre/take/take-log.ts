// A piece of a station's log becomes a piece of the copy, and is counted: in one transaction, so that told twice it is one.
import { dayMs } from '../../../content/schema/durations.ts';
import type { LoggedEvent } from '../../store/store.ts';
import type { Asks } from '../database/connect.ts';
import { airingsNamed, keepAirings } from '../ledger/airings.ts';
import { countCampaigns, countDays, countParts } from '../ledger/counts.ts';
import {
  addFinding,
  addLines,
  beginHistory,
  begunSince,
  currentHistory,
  hashesAt,
  isFirstOfKey,
  type History,
} from '../ledger/histories.ts';
import { logShape } from '../talk/message.ts';
import { airingsIn } from './airings-in.ts';
import { anchorSeqs, judgeLines } from './judge-lines.ts';
import { mergeAiring } from './merge-airing.ts';
import { anchors } from './take-beat.ts';
import { partChanges, titlesIn } from './parts-and-titles.ts';
import type { Outcome, Taken } from './taken.ts';

/** Of one station: a copy that is restored leaves once, a disk that fails a few times. */
const mostForksADay = 40;

const noLines = { seq: 0, hash: '0'.repeat(64) };

export async function takeLog(taken: Taken, content: unknown): Promise<Outcome> {
  const { sql, station, at } = taken;
  const lines = readLines(content);
  if (!lines) return { refused: 'unreadable' };
  const history = await currentHistory(sql, station);
  const [first] = lines;
  const asked = [...lines.map(({ seq }) => seq), ...(first ? [first.seq - 1] : [])];
  const copied = history ? await hashesAt(sql, history.id, asked) : new Map<number, string>();
  const judged = judgeLines(history ?? noLines, lines, (seq) => copied.get(seq));
  if (judged.is === 'early') return { content: { have: await have(sql, history) } };
  // Each is a parent more to walk at every beat. Those before are findings, which somebody sees.
  if (judged.is === 'leaves' && (await begunSince(sql, station, at - dayMs)) >= mostForksADay)
    return { refused: 'too-many' };
  const { finding } = judged;
  // A new machine begins a log of its own: that is no rewritten one.
  const isExpected = finding?.kind === 'restarted' && (await isFirstOfKey(sql, taken.key, history));
  const from = judged.is === 'leaves' ? judged.from : noLines;
  const into =
    judged.is === 'leaves' || (!history && judged.lines.length > 0)
      ? await beginHistory(sql, station, history, from, at)
      : history;
  const where = judged.is === 'leaves' ? history : into;
  if (finding && !isExpected) await addFinding(sql, station, where?.id ?? null, finding, at);
  if (into) await copy(taken, into, judged.lines);
  const upTo = judged.is === 'leaves' ? judged.lines.at(-1)?.seq : judged.upTo;
  const now = await have(sql, into && (await currentHistory(sql, station)));
  return { content: { have: now, ...(upTo !== undefined && { upTo }) } };
}

/** Undefined also for what is nested deeper than anybody can walk. */
function readLines(content: unknown): readonly LoggedEvent[] | undefined {
  try {
    return logShape.safeParse(content).data?.lines;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

async function copy(
  { sql, station }: Taken,
  history: History,
  lines: readonly LoggedEvent[],
): Promise<void> {
  await addLines(sql, history.id, lines);
  const told = airingsIn(lines);
  if (told.length === 0) return;
  const known = await airingsNamed(
    sql,
    station,
    told.map(({ slot }) => slot),
  );
  const airings = told.map((one) => mergeAiring(known.get(one.slot), one, history.id));
  await keepAirings(sql, station, airings);
  // Also the days that airings were moved away from.
  await countDays(
    sql,
    station,
    [...airings, ...known.values()].map(({ day }) => day),
  );
  await countCampaigns(sql, station, titlesIn(told));
  await countParts(sql, station, partChanges([...known.values()], airings));
}

async function have(sql: Asks, history: History | undefined) {
  if (!history) return [];
  return anchors(await hashesAt(sql, history.id, anchorSeqs(history.seq)), history.seq);
}
