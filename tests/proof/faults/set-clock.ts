// A stand-in for a system clock that somebody sets. Loaded before the daemon (`node --import`): the time of day of its
// processes is the machine's plus the milliseconds in the file LOA_TEST_CLOCK. The steady clock and timers are untouched,
// as they are when a real clock is set.
import { readFileSync } from 'node:fs';

const machine = Date;
const now = (): number =>
  machine.now() + Number(readFileSync(process.env['LOA_TEST_CLOCK'] ?? '', 'utf8'));

globalThis.Date = new Proxy(machine, {
  apply: () => new machine(now()).toString(),
  construct: (_target, given: readonly unknown[], asked) =>
    // What a constructor makes is an object: the language says so, its types do not.
    Reflect.construct(machine, given.length === 0 ? [now()] : [...given], asked) as object,
  get: (target, name, receiver): unknown =>
    name === 'now' ? now : Reflect.get(target, name, receiver),
});
