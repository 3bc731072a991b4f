// A person agrees that his voice airs, and takes it back.
import { takesIn, withdrawTake } from '../../../audio/studio/index.ts';
import type { Asker, Fields, Form, Read } from '../form.ts';
import { documentNow, roomPath } from './address.ts';
import { consentWords } from './consent-words.ts';
import { consentOf, keepConsent } from './consents.ts';
import { dropReading, readingOf } from './reading-store.ts';
import { noSentence, roomAgain } from './room-again.ts';

const longestName = 80;

/** `studio-consent` */
export const give: Omit<Form, 'needs'> = { read: readConsent, again: roomAgain };

function readConsent(fields: Fields, { seen, looking }: Asker): Read {
  const { config } = looking.parts;
  const document = documentNow(config.contentDir, fields.text('document'));
  if (!document) throw noSentence();
  const reader = fields.text('reader').replace(/\s+/g, ' ');
  const isName = /\p{L}/u.test(reader) && reader.length <= longestName;
  const errors = {
    ...(!isName && { reader: `Gõ họ tên người đọc, nhiều nhất ${longestName} chữ.` }),
    ...(fields.text('agree') !== 'yes' && {
      agree: 'Phải có đồng ý của người đọc thì mới thu và phát được.',
    }),
  };
  if (Object.keys(errors).length > 0) return { errors };
  const words = consentWords(reader, document.frontmatter.title, seen.station);
  const { account } = seen.person;
  return {
    facts: { document: document.id, reader },
    own() {
      const at = new Date().toISOString();
      keepConsent(config.dataDir, {
        ...{ event: 'consent', at, document: document.id, account, reader, words },
      });
      return { to: `${roomPath(document.id)}?xong=dong-y` };
    },
  };
}

/** `withdraw-consent`: what was read under it is deleted, its sentences that stand in no document too. */
export const takeBack: Omit<Form, 'needs'> = { read: readTakeBack, again: roomAgain };

function readTakeBack(fields: Fields, { seen, looking }: Asker): Read {
  const { dataDir } = looking.parts.config;
  const document = fields.text('document');
  const { account, name } = seen.person;
  const consent = consentOf(dataDir, document, account);
  if (!consent) throw noSentence();
  return {
    facts: { document, reader: consent.reader },
    async own() {
      const at = new Date().toISOString();
      const said = { at, by: { account, name }, why: 'Người đọc rút lại đồng ý.' };
      // First that nothing more is recorded under it, then what has been.
      keepConsent(dataDir, {
        ...{ event: 'withdraw', at, document, account },
        ...{ reader: consent.reader, words: said.why },
      });
      const under = takesIn(dataDir).all.filter(
        (take) => take.by.account === account && take.consent.at === consent.at,
      );
      for (const { id } of under) await withdrawTake(dataDir, id, said);
      if (readingOf(dataDir, document)?.consent.at === consent.at) dropReading(dataDir, document);
      return { to: `${roomPath(document)}?xong=rut-het` };
    },
  };
}
