import { html } from 'hono/html';
import type { Seen } from '../seen.ts';
import type { TodayView } from '../views/today-view.ts';
import type { Html } from './html.ts';
import { layout } from './layout.ts';
import { live } from './live.ts';
import { airingsSection, comingSection, nextSection } from './today/coming.ts';
import { emergencySection } from './today/emergencies.ts';
import { needsSection, saidSection } from './today/needs.ts';
import { onAirSection, stateLine } from './today/on-air.ts';
import { levelSection, outputSection } from './today/output.ts';

const left = ['dang-phat', 'muc-tieng', 'khan-cap', 'can-nguoi', 'buoi-toi'] as const;
const right = ['hom-nay', 'sap-toi', 'duong-ra', 'da-bao'] as const;

/** The page's changing parts by element id: the page holds them, and the stream sends them again as they change. */
export type TodaySections = Readonly<
  Record<'trang-thai' | (typeof left)[number] | (typeof right)[number], Html | ''>
>;

export function todaySections(seen: Seen, view: TodayView): TodaySections {
  return {
    'trang-thai': stateLine(view),
    'dang-phat': onAirSection(seen, view),
    'muc-tieng': levelSection(view),
    'khan-cap': emergencySection(seen, view),
    'can-nguoi': needsSection(view),
    'buoi-toi': nextSection(seen, view),
    'hom-nay': airingsSection(seen, view),
    'sap-toi': comingSection(seen, view),
    'duong-ra': outputSection(seen, view),
    'da-bao': saidSection(seen, view),
  };
}

/** `/dai/`: what is on the air, what comes next, what needs a person. */
export function todayPage(seen: Seen, view: TodayView): Html {
  const parts = todaySections(seen, view);
  const part = (id: keyof TodaySections): Html => live(id, parts[id]);
  return layout(seen, {
    ...{ title: 'Hôm nay', page: 'today', wide: true, refreshS: 20, isLive: true },
    act: { id: 'buoi-toi', words: 'Đến buổi tới' },
    main: html`<div role="status">${live('trang-thai', parts['trang-thai'], 'state-line')}</div>
      <div class="columns">
        <div>${left.map(part)}</div>
        <div>${right.map(part)}</div>
      </div>`,
  });
}
