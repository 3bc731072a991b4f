// The console used in a real browser on a whole station of its own: who works there, what he presses, what comes of it.
// One station and one browser for all, since a station takes seconds to start; the parts stand in use/, in this order.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../../setup/open-browser.ts';
import { firstPeople, secondFactors } from './use/accounts.ts';
import { openDesk, type Desk } from './use/desk.ts';
import { everyPage } from './use/every-page.ts';
import { networkDoor } from './use/network-door.ts';
import { planning } from './use/planning.ts';
import { tasks } from './use/tasks.ts';

let opened: Desk | undefined;
/** Each part asks for it inside its tests. */
const desk = (): Desk => {
  if (!opened) throw new Error('Only within a test.');
  return opened;
};

beforeAll(async () => {
  opened = await openDesk(await openBrowser());
});
afterAll(async () => {
  await opened?.close();
});

describe('accounts', () => {
  firstPeople(desk);
});
describe('tasks, by keys alone and by one thumb', () => {
  tasks(desk);
});
describe('campaigns', () => {
  planning(desk);
});
describe('every page', () => {
  everyPage(desk);
});
describe('the door to other machines', () => {
  networkDoor(desk);
});
describe('second factors', () => {
  secondFactors(desk);
});

it('and the console never fell', () => {
  expect(desk().station.said()).not.toContain('dừng đột ngột');
});
