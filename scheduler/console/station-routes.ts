// The pages by which the station goes: today, an airing's story, what is to be approved, reports, the log, the machine.
import type { ConsoleRoute, Shown } from './console-route.ts';
import type { Looking } from './console-parts.ts';
import { approvalsPage } from './pages/approvals.ts';
import { approvePage } from './pages/approve.ts';
import { backupFile } from './pages/backup-file.ts';
import { bulletinFile } from './pages/bulletin-file.ts';
import { liveStream } from './pages/live-stream.ts';
import { logPage } from './pages/log.ts';
import { machinePage } from './pages/machine.ts';
import { movePage } from './pages/move.ts';
import { reportCsv, reportPageOf } from './pages/report.ts';
import { slotPage } from './pages/slot.ts';
import { todayPage } from './pages/today.ts';
import type { Seen } from './seen.ts';
import { approvalsView, approveView } from './views/approve-view.ts';
import { logView } from './views/log-view.ts';
import { machineView } from './views/machine-view.ts';
import { moveView } from './views/move-view.ts';
import { reportView } from './views/report-view.ts';
import { slotView } from './views/slot-view.ts';
import { todayView } from './views/today.ts';

export const stationRoutes: readonly ConsoleRoute[] = [
  { path: '/dai/', needs: 'see', show: (seen, { parts }) => todayPage(seen, todayView(parts)) },
  { path: '/dai/luong', needs: 'see', show: liveStream },
  { path: '/dai/tep/:name', needs: 'see', show: (_, looking) => bulletinFile(looking) },
  { path: '/dai/lich/:slot/', needs: 'see', show: showSlot },
  { path: '/dai/lich/:slot/doi/', needs: 'move', show: showMove },
  { path: '/dai/duyet/', needs: 'see', show: showApprovals },
  { path: '/dai/duyet/:sha256/', needs: 'see', show: showApprove },
  { path: '/dai/bao-cao/', needs: 'report', show: showReport },
  { path: '/dai/bao-cao/bang.csv', needs: 'report', show: showTable },
  { path: '/dai/nhat-ky/', needs: 'log', show: showLog },
  {
    path: '/dai/may/',
    needs: 'see',
    show: (seen, { parts }) => machinePage(seen, machineView(parts)),
  },
  // Whoever has it has the hashes of all passwords.
  {
    path: '/dai/may/sao-luu/:name',
    needs: 'restore-backup',
    show: (_, looking) => backupFile(looking),
  },
];

function showSlot(seen: Seen, looking: Looking): Shown {
  const view = slotView(looking, seen.timeZone);
  return view && slotPage(seen, view);
}

function showMove(seen: Seen, { parts, param }: Looking): Shown {
  const view = moveView(parts, param('slot'));
  return view && movePage(seen, view);
}

function showApprovals(seen: Seen, { parts }: Looking): Shown {
  return approvalsPage(seen, approvalsView(parts));
}

function showApprove(seen: Seen, { parts, param }: Looking): Shown {
  const view = approveView(parts, param('sha256'));
  return view && approvePage(seen, view);
}

function showReport(seen: Seen, looking: Looking): Shown {
  return reportPageOf(seen, reportView(looking));
}

function showTable(_seen: Seen, looking: Looking): Shown {
  return reportCsv(reportView(looking), looking.query('bang'));
}

function showLog(seen: Seen, looking: Looking): Shown {
  return logPage(seen, logView(looking, seen.timeZone));
}
