import type { OperatorRequest, Store } from '../../scheduler/store/store.ts';

/** All that operators asked for, in order. */
export function requestsOf(store: Pick<Store, 'request'>): readonly OperatorRequest[] {
  const requests: OperatorRequest[] = [];
  for (let id = 1; ; id++) {
    const request = store.request(id);
    if (!request) return requests;
    requests.push(request);
  }
}
