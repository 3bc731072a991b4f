import type { PublishedSchedule } from '../../content/schema/published.ts';
import { nextHtml, scheduleHtml } from './schedule-html.ts';

const everyMs = 60_000;

/** `<loa-lich data-made data-only="next">`: draws the schedule (or its next airing alone) again when the station has published a newer one than the page was built with. */
class ScheduleElement extends HTMLElement {
  connectedCallback(): void {
    void this.#refresh();
    setInterval(() => {
      if (!document.hidden) void this.#refresh();
    }, everyMs);
  }

  async #refresh(): Promise<void> {
    try {
      const response = await fetch('/phat-thanh/schedule.json', { cache: 'no-cache' });
      if (!response.ok) return;
      // The publisher's contract (content/schema/published.ts).
      const schedule = (await response.json()) as PublishedSchedule;
      const html =
        this.dataset['only'] === 'next' ? nextHtml(schedule, Date.now()) : scheduleHtml(schedule);
      if (schedule.generatedAt === this.dataset['made'] && html === this.dataset['html']) return;
      this.dataset['made'] = schedule.generatedAt;
      this.dataset['html'] = html;
      this.innerHTML = html;
    } catch {
      // No network: what stands on the page stays.
    }
  }
}

customElements.define('loa-lich', ScheduleElement);
