import type { State } from './state.ts';

const troubleId = 'published';

/** Publishes what is to be, and says where people see something old for it. Returns when to call again, epoch ms. */
export async function keepPublished({ publisher, troubles }: State): Promise<number> {
  const { againAt, wrong } = await publisher.publish();
  if (wrong === undefined) troubles.over(troubleId);
  else troubles.raise({ id: troubleId, kind: 'site', what: wrong });
  return againAt;
}
