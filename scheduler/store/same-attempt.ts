import type { CentreOrder, OperatorRequest } from './store.ts';

/** The request that asks for the same: who asks a second time, after a kill or in another process, has this one. */
export function sameAttempt(
  requests: readonly OperatorRequest[],
  { id, attempt }: Pick<CentreOrder, 'id' | 'attempt'>,
): OperatorRequest | undefined {
  return requests.find(
    ({ act }) => act.kind === 'emergency' && act.order?.id === id && act.order.attempt === attempt,
  );
}
