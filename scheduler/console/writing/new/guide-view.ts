import { html } from 'hono/html';
import type { Looking } from '../../console-parts.ts';
import type { Typed } from '../../form.ts';
import type { Html } from '../../pages/html.ts';
import type { Seen } from '../../seen.ts';
import { addressOf } from '../address.ts';
import type { Draft } from '../desk.ts';
import { besideStep, stepPath, type GuideKey } from './guide-steps.ts';

/** What a step's part of the page is made from. */
export interface GuideView {
  readonly seen: Seen;
  readonly looking: Looking;
  readonly draft: Draft;
  readonly typed: Typed;
}

/** The way on where nothing is to be sent. */
export function onward(
  view: GuideView,
  from: GuideKey,
  words = 'Tiếp tục',
  look: 'main' | 'quiet' = 'main',
): Html | '' {
  const next = besideStep(from, 1);
  return next === undefined
    ? ''
    : html`<p>
        <a class="button ${look}" data-next href="${stepPath(addressOf(view.draft.file), next)}"
          >${words}</a
        >
      </p>`;
}
