// The pages by which the station goes: today, an airing's story, what is to be approved, reports, the log, the machine.
import type { ConsoleRoute, Shown } from './console-route.ts';
import type { Looking } from './console-parts.ts';
import { bulletinFile } from './pages/bulletin-file.ts';
import { liveStream } from './pages/live-stream.ts';
import { slotPage } from './pages/slot.ts';
import { todayPage } from './pages/today.ts';
import type { Seen } from './seen.ts';
import { slotView } from './views/slot-view.ts';
import { todayView } from './views/today.ts';

export const stationRoutes: readonly ConsoleRoute[] = [
  { path: '/dai/', needs: 'see', show: (seen, { parts }) => todayPage(seen, todayView(parts)) },
  { path: '/dai/luong', needs: 'see', show: liveStream },
  { path: '/dai/tep/:name', needs: 'see', show: (_, looking) => bulletinFile(looking) },
  { path: '/dai/lich/:slot/', needs: 'see', show: showSlot },
];

function showSlot(seen: Seen, looking: Looking): Shown {
  const view = slotView(looking, seen.timeZone);
  return view && slotPage(seen, view);
}
