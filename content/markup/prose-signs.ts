import type { Data, Processor } from 'unified';
import type {} from 'remark-parse';
import { components } from '../schema/components.ts';

type Syntax = NonNullable<Data['micromarkExtensions']>[number];
type Constructs = NonNullable<NonNullable<Syntax['text']>[number]>;
type Construct = Exclude<Constructs, readonly unknown[]>;
type Tokenizer = Construct['tokenize'];
type Code = Parameters<ReturnType<Tokenizer>>[0];

const lessThan = 60;
const brace = 123;
/** A tag that is cut off is looked at no further than this. */
const longestTag = 200;

/** Of the characters from a `<` or `{` on: whether markup begins there; undefined while more must be seen. */
type Verdict = (seen: string, ended: boolean) => boolean | undefined;

/** `<12 tháng`, `< 5`, `<=`, `<số CCCD>` are prose; a name of plain letters, `</`, `<!` and `<>` are a tag, or a slip in one. */
const beginsTag: Verdict = (seen, ended) => {
  if (seen.length < 2) {
    return ended ? false : undefined;
  }
  if (!/^<[A-Za-z/!>_$]/.test(seen) && !/^<\p{L}/u.test(seen)) {
    return false;
  }
  const name = /^<\/?([A-Za-z]\w*)\W/.exec(seen)?.[1];
  if (name !== undefined && components[name] !== undefined) {
    return true;
  }
  // In Vietnamese words between the signs no tag was meant: no tag has one.
  if (/^<[^>="'/]*[^\x00-\x7F]/.test(seen) && /^<(?!\p{Lu}\p{Ll}*\s?$)\p{L}/u.test(seen)) {
    const closed = seen.endsWith('>');
    return closed || ended ? false : /[="']$/.test(seen) ? true : undefined;
  }
  return ended || /[>="']$/.test(seen) || seen.length > longestTag ? true : undefined;
};

/** Comments stand in braces, and code, which is refused with its mend (`{otp}`); words do not: `{họ tên}`, `{ lẻ`. */
const beginsExpression: Verdict = (seen, ended) => {
  if (/^\{\s*\/\*/.test(seen) || /^\{\s*[A-Za-z_$][\w$]*(?:[.([][ -~]*)?\s*\}$/.test(seen)) {
    return true;
  }
  const undecided = /^\{[ -|~]*$/.test(seen) && !ended && seen.length <= longestTag;
  return undecided ? undefined : false;
};

/** The construct, tried only where markup begins by the verdict; elsewhere the sign is a letter like any other. */
function guarded(construct: Construct, verdict: Verdict): Construct {
  const look: Tokenizer = (effects, ok, nok) => {
    let seen = '';
    const next = (code: Code): ReturnType<typeof ok> => {
      const ended = code === null || code < 0;
      if (!ended) {
        seen += String.fromCodePoint(code);
      }
      const found = verdict(seen, ended);
      if (!ended) {
        effects.consume(code);
      }
      if (found === undefined) {
        return next;
      }
      effects.exit('data');
      const decided = found ? ok : nok;
      return ended ? decided(code) : decided;
    };
    return (code) => {
      effects.enter('data');
      return next(code);
    };
  };
  return {
    ...construct,
    tokenize(effects, ok, nok) {
      const markup = construct.tokenize.call(this, effects, ok, nok);
      return effects.check({ tokenize: look, partial: true }, markup, nok);
    },
  };
}

function guard(record: Syntax['text'], sign: number, verdict: Verdict): void {
  const found = record?.[sign];
  if (record === undefined || found === undefined) {
    return;
  }
  record[sign] = [found].flat().map((construct) => guarded(construct, verdict));
}

/**
 * Remark plugin, after the one for MDX: a notice pasted as it is may hold `<12 tháng` and `{họ tên}`, and they are words.
 * Page and loudspeaker parse with it alike.
 */
export function proseSigns(this: Processor): void {
  for (const syntax of this.data().micromarkExtensions ?? []) {
    for (const record of [syntax.flow, syntax.text]) {
      guard(record, lessThan, beginsTag);
      guard(record, brace, beginsExpression);
    }
  }
}
