import { isCollection, isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Document, YAMLError } from 'yaml';
import type { Problem } from '../schema/problem.ts';
import { explainYaml, followsFromAnother } from './yaml-messages.ts';

/** One YAML text, parsed as far as it can be. */
export interface YamlText {
  readonly file: string;
  /** undefined where the text is not YAML. */
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** 1-based line, in the file, of what stands at this path, or of the nearest thing above it. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
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
      return document.errors.length > 0 ? undefined : document.toJS();
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

  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let depth = path.length; depth > 0; depth--) {
      const above = document.getIn(path.slice(0, depth - 1), true);
      const step = path[depth - 1];
      const key = isMap(above) ? keyNode(above, String(step)) : undefined;
      const node: unknown = key ?? document.getIn(path.slice(0, depth), true);
      const range = isScalar(node) || isCollection(node) ? node.range : undefined;
      if (range) return lineAt(range[0]);
    }
    return document.contents?.range ? lineAt(document.contents.range[0]) : firstLine;
  };

  const value = read();
  return {
    file,
    value,
    problems,
    lineOf,
    has: (path) => path.length === 0 || document.hasIn(path),
  };
}

function keyNode(map: { items: readonly { key: unknown }[] }, key: string) {
  const pair = map.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
  return isScalar(pair?.key) ? pair.key : undefined;
}
