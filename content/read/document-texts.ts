import { attribute, isElement, lineOf, walk } from '../markup/nodes.ts';
import { errandQuestions } from '../schema/errand.ts';
import type { Fact } from '../schema/facts.ts';
import type { ReadDocument } from './document.ts';

/** One stretch of a document's words, with its line and the step it stands in. */
export interface DocumentText {
  readonly text: string;
  readonly line: number;
  /** Id of the step. */
  readonly step: string | undefined;
  /** Where a fact's notice would stand beside it: `<document id>`, `<document id>#<step id>`. */
  readonly places: readonly string[];
}

/** Everything a document says: its head, an errand's answers and sources, its words, titles and addresses of links. */
export function textsOfDocument(read: ReadDocument): readonly DocumentText[] {
  const { document, root, leftOut } = read;
  const { id, steps } = document;
  const written = [...walk(root)].flatMap((node): DocumentText[] => {
    const offset = node.position?.start.offset ?? 0;
    const step = steps.find(({ start, end }) => start <= offset && offset < end)?.id;
    const places = [id, ...(step === undefined ? [] : [`${id}#${step}`])];
    const at = (text = ''): DocumentText[] => [{ text, line: lineOf(node), step, places }];
    if (leftOut.has(lineOf(node))) return [];
    if (node.type === 'text' || node.type === 'inlineCode') return at(node.value);
    if (node.type === 'link') return at(node.url);
    return isElement(node) ? at(attribute(node, 'title')) : [];
  });
  return [...textsOfHead(read), ...written];
}

/** Whether the fact's notice stands beside the text. */
export function standsBeside({ touches }: Fact, { places }: DocumentText): boolean {
  return places.some((place) => touches.includes(place));
}

/** What stands between the `---` lines for people to read. */
export function textsOfHead({ document, lineOf: lineAt }: ReadDocument): readonly DocumentText[] {
  const { id, frontmatter, errand, answer } = document;
  const at = (path: readonly PropertyKey[], text: string): DocumentText => ({
    ...{ text, line: lineAt(path), step: undefined, places: [id] },
  });
  if (answer !== undefined) {
    const said = { ...answer, description: frontmatter.description };
    return (['question', 'description', 'source'] as const).map((key) =>
      at([key], said[key] ?? ''),
    );
  }
  const head = (['title', 'description'] as const).map((key) => at([key], frontmatter[key]));
  if (errand === undefined) return head;
  return [
    ...head,
    ...errandQuestions.flatMap((question) =>
      errand[question].says.map((text, index) => at([question, 'says', index], text)),
    ),
    ...errand.sources.map(({ source }, index) => at(['sources', index, 'source'], source)),
  ];
}
