import type { Campaign } from '../../content/schema/campaign.ts';
import { emptyHead, hashLine, verifyAll } from './chain.ts';
import { sameAttempt } from './same-attempt.ts';
import {
  StaleSlotError,
  type Approval,
  type CampaignMemory,
  type Change,
  type Head,
  type Heartbeat,
  type LinesWanted,
  type LoggedEvent,
  type OperatorRequest,
  type RequestBook,
  type Slot,
  type SlotLog,
  type StationNotes,
  type Store,
} from './store.ts';

/** A store that forgets when the process ends: for rehearsals, previews and tests. */
export function createMemoryStore(): Store {
  const slots = new Map<string, Slot>();
  const approvals = new Map<string, Approval>();
  const log = createSlotLog(slots);
  return {
    ...log,
    ...createCampaignMemory(slots, approvals, log),
    ...createRequestBook(approvals, log),
    ...createStationNotes(),
    backup: () => Promise.reject(new Error('Kho trong bộ nhớ không có gì để sao lưu.')),
    close: () => undefined,
  };
}

function createSlotLog(slots: Map<string, Slot>): SlotLog {
  const lines: LoggedEvent[] = [];
  const head = (): Head => lines.at(-1) ?? emptyHead;
  return {
    slots: () =>
      [...slots.values()].toSorted((a, b) => a.startsAt - b.startsAt || (a.id < b.id ? -1 : 1)),
    slot: (id) => slots.get(id),
    commit: (changes) => {
      for (const [id, slot] of stage(slots, changes)) slots.set(id, slot);
      for (const { at, slot, event, detail } of changes) {
        const { seq, hash: prev } = head();
        const line = { seq: seq + 1, at: Math.round(at), slot, event, detail, prev };
        lines.push({ ...line, hash: hashLine(line) });
      }
    },
    events: (after = 0, most = Infinity) => lines.slice(after, after + most),
    lines: (wanted, { most, skip = 0 } = { most: Infinity }) =>
      lines
        .filter((line) => isWanted(line, wanted))
        .toReversed()
        .slice(skip, skip + most),
    countLines: (wanted) => lines.filter((line) => isWanted(line, wanted)).length,
    eventKinds: () => [...new Set(lines.map(({ event }) => event))].toSorted(),
    head: () => ({ seq: head().seq, hash: head().hash }),
    verify: (expectedHead) => verifyAll(lines, [...slots.values()], expectedHead),
    verifyInPieces: (expectedHead) =>
      Promise.resolve(verifyAll(lines, [...slots.values()], expectedHead)),
  };
}

function isWanted(line: LoggedEvent, { slot, events, from, until }: LinesWanted): boolean {
  return (
    (slot === undefined || line.slot === slot) &&
    (events === undefined || events.includes(line.event)) &&
    (from === undefined || line.at >= from) &&
    (until === undefined || line.at < until)
  );
}

/** The slots as they are after the changes. Throws StaleSlotError. */
function stage(
  slots: ReadonlyMap<string, Slot>,
  changes: readonly Change[],
): ReadonlyMap<string, Slot> {
  const staged = new Map<string, Slot>();
  for (const { slot, after, from } of changes) {
    const state = (staged.get(slot) ?? slots.get(slot))?.state;
    if (after && state !== from)
      throw new StaleSlotError(`${slot}: ${String(state)}, not ${String(from)}`);
    if (after) staged.set(slot, after);
  }
  return staged;
}

function createCampaignMemory(
  slots: Map<string, Slot>,
  approvals: Map<string, Approval>,
  log: SlotLog,
): CampaignMemory {
  const starts = new Map<string, { readonly day: string; readonly at: number }>();
  const kept = new Map<string, Campaign>();
  return {
    campaignStart: (campaign) => starts.get(campaign)?.day,
    fixCampaignStart: (campaign, day, at) => {
      const fixed = starts.get(campaign) ?? { day, at };
      starts.set(campaign, fixed);
      return fixed.day;
    },
    moveCampaignStart: (campaign, day, at) => {
      starts.set(campaign, { day, at });
    },
    forgetStartsAfter: (at) => {
      for (const [campaign, start] of starts) if (start.at > at) starts.delete(campaign);
    },

    keptCampaigns: () => [...kept.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    keepCampaigns: (campaigns) => {
      for (const campaign of campaigns) kept.set(campaign.id, campaign);
    },
    renameCampaign: (from, to, at) => {
      for (const [id, slot] of slots)
        if (slot.campaign === from) slots.set(id, { ...slot, campaign: to });
      for (const [key, approval] of approvals)
        if (approval.campaign === from) approvals.set(key, { ...approval, campaign: to });
      const start = starts.get(from);
      if (start) starts.set(to, start);
      starts.delete(from);
      kept.delete(from);
      log.commit([{ at, slot: '', event: 'campaign-renamed', detail: { from, to } }]);
    },
  };
}

function createRequestBook(approvals: Map<string, Approval>, log: SlotLog): RequestBook {
  const requests: OperatorRequest[] = [];
  return {
    ask: (by, act, at, { account, roles } = {}) => {
      const order = act.kind === 'emergency' ? act.order : undefined;
      const had = order && sameAttempt(requests, order);
      if (had) return had;
      const request = {
        id: requests.length + 1,
        at: Math.round(at),
        by,
        act,
        ...(account !== undefined && { account }),
        ...(roles !== undefined && { roles }),
      };
      requests.push(request);
      return request;
    },
    requestsOf: (order) =>
      requests.filter(({ act }) => act.kind === 'emergency' && act.order?.id === order),
    pendingRequests: () => requests.filter(({ outcome }) => outcome === undefined),
    request: (id) => requests[id - 1],
    answer: (id, outcome, changes) => {
      const request = requests[id - 1];
      if (request?.outcome) throw new StaleSlotError(`request ${id} is answered`);
      log.commit(changes);
      if (request) requests[id - 1] = { ...request, outcome };
    },

    approvals: () => [...approvals.values()].toSorted((a, b) => a.at - b.at),
    approve: (approval) => {
      approvals.set(approval.contentKey, approval);
    },
    unapprove: (contentKey) => {
      approvals.delete(contentKey);
    },
  };
}

function createStationNotes(): StationNotes {
  const notes = new Map<string, string>();
  let lastBeat: Heartbeat | undefined;
  return {
    heartbeat: (beat) => {
      lastBeat = beat;
    },
    lastHeartbeat: () => lastBeat,
    note: (name) => notes.get(name),
    setNote: (name, value) => {
      notes.set(name, value);
    },
  };
}
