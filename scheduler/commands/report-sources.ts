import { gatherReports, reportedEvents, type Reports } from '../feeds/gather-reports.ts';
import type { Call } from './command.ts';
import { currentSlots, openStoreToRead, readWorkplace, type Workplace } from './workplace.ts';

/** What `loa report` is made from: the slots as they stand, those among them that are not in the store yet. */
export async function reportsHere(
  call: Call,
): Promise<Reports & { readonly workplace: Workplace }> {
  const workplace = await readWorkplace(call, { orLastGood: true, rulesAlone: true });
  const { config, clock, content: rules } = workplace;
  const store = openStoreToRead(workplace);
  const { slots } = currentSlots(workplace, store);
  const reports = gatherReports({
    ...{ rules, slots, kept: store.keptCampaigns(), head: store.head() },
    events: store.lines({ events: reportedEvents }).toReversed(),
    ...{ now: clock.now(), bulletinDir: config.bulletinDir },
  });
  store.close();
  return { workplace, ...reports };
}
