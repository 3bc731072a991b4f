import type { TroubleKind } from '../core/trouble.ts';
import type { DaemonHandle } from '../daemon/parts.ts';

/** Tells of a trouble of the station that lasts; with undefined, that it is over. */
export type TellsLasting = (id: string, kind: TroubleKind, what: string | undefined) => void;

/** What is seen around the daemon is told by it, once it is there. */
export function createLateTroubles(): {
  readonly lasts: TellsLasting;
  readonly begin: (daemon: DaemonHandle) => void;
} {
  const begun = Promise.withResolvers<DaemonHandle>();
  return {
    begin: begun.resolve,
    lasts(id, kind, what) {
      void begun.promise.then(({ troubles }) => {
        if (what === undefined) troubles.over(id);
        else troubles.raise({ id, kind, what });
      });
    },
  };
}
