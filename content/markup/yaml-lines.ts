import { isCollection, isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml';

/** The 1-based line of what stands at a path, or of the nearest thing above it. */
export type LineOf = (path: readonly PropertyKey[]) => number;

/** The lines of a parsed text that begins on `firstLine` of its file. */
export function linesIn(document: Document, lines: LineCounter, firstLine = 1): LineOf {
  const lineAt = (offset: number): number => lines.linePos(offset).line + firstLine - 1;
  return (path) => {
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
}

/** The lines of a YAML text, however much of it can be read. */
export function yamlLines(text: string, firstLine = 1): LineOf {
  const lines = new LineCounter();
  return linesIn(
    parseDocument(text, { lineCounter: lines, prettyErrors: false }),
    lines,
    firstLine,
  );
}

function keyNode(map: { items: readonly { key: unknown }[] }, key: string) {
  const pair = map.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
  return isScalar(pair?.key) ? pair.key : undefined;
}
