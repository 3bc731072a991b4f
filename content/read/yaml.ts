import { LineCounter, parseDocument } from 'yaml';
import type { Document, YAMLError } from 'yaml';
import { linesIn, type LineOf } from '../markup/yaml-lines.ts';
import type { Problem } from '../schema/problem.ts';
import { explainYaml, followsFromAnother } from './yaml-messages.ts';

/** One YAML text, parsed as far as it can be. */
export interface YamlText {
  readonly file: string;
  /** undefined where the text is not YAML. */
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** 1-based line, in the file, of what stands at this path, or of the nearest thing above it. */
  readonly lineOf: LineOf;
  has(path: readonly PropertyKey[]): boolean;
}

/** Reads YAML that starts on `firstLine` of the file (frontmatter does not start on line 1). Never throws. */
export function readYaml(file: string, text: string, firstLine = 1): YamlText {
  const lines = new LineCounter();
  const document: Document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1;

  const named = (error: YAMLError): Problem => {
    const { at, message, hint } = explainYaml(error, text);
    return { file, line: lineAt(at), message, hint, severity: 'error' };
  };
  const problems = document.errors
    .filter((error, index) => index === 0 || !followsFromAnother(error))
    .map(named);

  const read = (): unknown => {
    try {
      if (document.errors.length > 0) return undefined;
      const whole: unknown = document.toJS();
      // What holds itself (`a: &a [*a]`) has no end.
      JSON.stringify(whole);
      return whole;
    } catch {
      // Aliases are the one thing that parses and still cannot be read.
      problems.push({
        file,
        line: lineAt(Math.max(0, text.search(/\*\S/))),
        message: 'Dấu * đứng đầu một đoạn chữ nên máy hiểu nhầm.',
        hint: "Đặt cả đoạn chữ trong dấu nháy đơn, ví dụ: '* là dấu sao'.",
        severity: 'error',
      });
      return undefined;
    }
  };

  const lineOf = linesIn(document, lines, firstLine);
  const value = read();
  return {
    file,
    value,
    problems,
    lineOf,
    has: (path) => path.length === 0 || isIn(value, path),
  };
}

/** By the value: what an alias stands for is written elsewhere in the document. */
function isIn(value: unknown, path: readonly PropertyKey[]): boolean {
  const [step, ...rest] = path;
  if (step === undefined) return true;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return false;
  return isIn(Reflect.get(value, step), rest);
}
