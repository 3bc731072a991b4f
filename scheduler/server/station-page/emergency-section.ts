import { loaCommand } from '../../../content/schema/loa-command.ts';
import { standingEmergencies } from '../../core/repeat-chain.ts';
import { sayStandingEmergency } from '../../core/say-repeat.ts';
import { xml } from '../../feeds/podcast.ts';
import type { StationView } from './station-view.ts';

/** Emergencies that are still to be said again, and how to end them; '' where there is none. */
export function emergencySection({ slots, now, timeZone }: StationView): string {
  const standing = standingEmergencies(slots, now);
  if (standing.length === 0) return '';
  const rows = standing.map(
    (one) =>
      `<li data-emergency="${xml(one.id)}"><p>${xml(sayStandingEmergency(one, timeZone, now))}</p><p class="count" data-until="${one.nextAt}"></p><p class="small">Thôi nhắc lại: <code>${xml(`${loaCommand} emergency --end ${one.id} --by "Họ tên"`)}</code></p></li>`,
  );
  return `<h2>Thông báo khẩn đang nhắc lại</h2><ul class="troubles">${rows.join('')}</ul>`;
}
