import { note } from './record.ts';
import type { State } from './state.ts';

/** Says something is wrong where people see it: log, console, the station's page, hook. */
export function alarm(state: State, slot: string, message: string): void {
  note(state, 'alarm', { message }, slot);
  raiseAlarm(state, slot, message);
}

/** As `alarm`, for what has a line of its own in the log. */
export function raiseAlarm(state: State, slot: string, message: string): void {
  const raised = { at: state.parts.clock.now(), slot, message };
  state.alarms = [
    ...state.alarms.filter((old) => old.message !== message || old.slot !== slot),
    raised,
  ].slice(-50);
  state.parts.tell(`Cảnh báo${slot === '' ? '' : ` (${slot})`}: ${message}`);
  state.parts.raise?.(raised);
}
