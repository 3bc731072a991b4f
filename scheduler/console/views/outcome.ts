import type { Outcome } from '../../core/outcome.ts';
import { sayOutcome } from '../../core/say-outcome.ts';
import type { OperatorRequest } from '../../store/store.ts';
import { whatCameOf } from '../../acts/became-of.ts';
import type { Looking } from '../console-parts.ts';
import { inBrowser } from '../pages/in-browser.ts';

/** What became of a request. */
export interface OutcomeView {
  readonly id: number;
  readonly act: OperatorRequest['act']['kind'];
  readonly by: string;
  readonly at: number;
  /** Undefined while it waits. */
  readonly outcome: Outcome | undefined;
  /** Vietnamese. */
  readonly says: string;
  /** Where the daemon tells nothing: it stands still, or is not there. */
  readonly daemonSilent: boolean;
}

/** Without news for so long, real ms, the daemon must be taken to stand still. */
const silentMs = 20_000;

/** Of the request in the path; undefined: there is none of that number. */
export function outcomeView({ parts, param }: Looking, timeZone: string): OutcomeView | undefined {
  const { store, clock, news } = parts;
  const id = Number(param('id'));
  const request = Number.isSafeInteger(id) ? store().request(id) : undefined;
  if (!request) return undefined;
  const outcome = request.outcome && whatCameOf(store(), request.outcome, clock.now());
  return {
    ...{ id, outcome, act: request.act.kind, by: request.by, at: request.at },
    says: outcome ? inBrowser(sayOutcome(outcome, timeZone)) : '',
    daemonSilent: news.silentMs() > silentMs,
  };
}
