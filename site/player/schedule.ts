import type { PublishedSchedule } from '../../content/schema/published.ts';
import { nextHtml, scheduleHtml } from './schedule-html.ts';
import { nextSlot } from './slot-words.ts';

const everyMs = 60_000;

/** `<loa-lich data-made data-only="next">`: draws the schedule (or its next airing alone) again when the station has published a newer one than the page was built with. */
class ScheduleElement extends HTMLElement {
  #drawn: string | undefined;
  /** The day of which it says "hôm nay". */
  #day = new Date(this.dataset['made'] ?? 0).toDateString();

  connectedCallback(): void {
    // A page without any schedule at its build has none to be out of date, save the schedule's own.
    if (this.dataset['only'] === 'next' && this.dataset['made'] === undefined) return;
    void this.#refresh();
    setInterval(() => {
      if (!document.hidden) void this.#refresh();
    }, everyMs);
  }

  /** What the reader has unfolded stays so. */
  #draw(html: string): void {
    const unfolded = new Set(
      Array.from(this.querySelectorAll('details[open] > summary'), (each) => each.textContent),
    );
    this.innerHTML = html;
    this.querySelectorAll('details').forEach((each) => {
      each.open = unfolded.has(each.querySelector('summary')?.textContent ?? '');
    });
  }

  async #refresh(): Promise<void> {
    try {
      const response = await fetch('/phat-thanh/schedule.json', { cache: 'no-cache' });
      if (!response.ok) return;
      // The publisher's contract (content/schema/published.ts).
      const schedule = (await response.json()) as PublishedSchedule;
      const next = this.dataset['only'] === 'next';
      // The next airing changes with the hour, the rest only with what was published.
      const isNew = schedule.generatedAt !== this.dataset['made'];
      // Days in words wake the browser's whole calendar, which a slow telephone feels: not for what stands here already.
      const shown = this.querySelector('time')?.dateTime;
      const isToday = !next && this.#day === new Date().toDateString();
      if (!isNew && (isToday || (next && nextSlot(schedule.slots, Date.now())?.startsAt === shown)))
        return;
      const html = next ? nextHtml(schedule, Date.now()) : scheduleHtml(schedule, Date.now());
      if (html !== this.#drawn) this.#draw(html);
      this.#drawn = html;
      this.#day = new Date().toDateString();
      this.dataset['made'] = schedule.generatedAt;
    } catch {
      // No network: what stands on the page stays.
    }
  }
}

customElements.define('loa-lich', ScheduleElement);
