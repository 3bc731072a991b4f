// Joining and leaving a centre for the console, in a process of its own: it goes through the proxy that the machine has, and
// whatever a network does to it happens to nobody else.
import { LoaError } from '../../../content/schema/loa-error.ts';
import { sayError } from '../../../content/schema/say-error.ts';
import { keyId } from '../../centre/talk/signing.ts';
import { askCentreKey, joinCentre, leaveCentre, readInvitation, refusePlain } from '../join.ts';
import { reachOut } from '../reach-out.ts';
import type { ApartArgument, ApartReport } from './apart-messages.ts';

// Written by join-apart.ts from this shape.
const { dataDir, work } = JSON.parse(process.argv[2] ?? '') as ApartArgument;
const report = await done().catch((error: unknown): ApartReport => {
  const isOurs = error instanceof LoaError;
  return {
    is: 'refused',
    message: isOurs ? error.message : `Chưa làm được: ${sayError(error)}.`,
    hint: isOurs ? error.hint : '',
  };
});
process.send?.(report, undefined, {}, () => {
  process.exit(0);
});

async function done(): Promise<ApartReport> {
  reachOut(process.env);
  switch (work.is) {
    case 'ask': {
      const { url, code, centre } = readInvitation(
        work.word,
        work.url === '' ? undefined : work.url,
      );
      refusePlain(url, false);
      const found = keyId(await askCentreKey(url, centre));
      return { is: 'found', found: { url, code, centre: found, isProved: centre !== undefined } };
    }
    case 'join': {
      const { station, name } = await joinCentre(dataDir, work, { plain: false });
      return { is: 'joined', station, name };
    }
    case 'leave':
      return { is: 'left', told: (await leaveCentre(dataDir)).told };
  }
}
