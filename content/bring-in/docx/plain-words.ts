import { letterOf } from '../letter-of.ts';

/**
 * All words of a part of a .docx in the order in which they stand in the file, by searching its text: it shares nothing
 * with the reader of the tree, so that what one loses the other still has.
 */
export function plainWords(xml: string): string {
  return xml
    .replace(/<mc:Fallback>[\s\S]*?<\/mc:Fallback>|<mc:Fallback [\s\S]*?<\/mc:Fallback>/g, '')
    .replace(/<w:(del|moveFrom)(?: [^>]*[^/>])?>[\s\S]*?<\/w:\1>/g, '')
    .replace(/<w:(?:tab|br|cr|ptab)(?: [^>]*)?\/>/g, '<w:t> </w:t>')
    .replace(/<w:noBreakHyphen\/>/g, '<w:t>-</w:t>')
    .replace(/<w:softHyphen\/>/g, '<w:t>\u00AD</w:t>')
    .replace(/<\/w:p>/g, '<w:t>\n</w:t>')
    .split(/<w:t(?: [^>]*)?>|<m:t(?: [^>]*)?>/)
    .slice(1)
    .map((piece) => piece.split('</', 1)[0] ?? '')
    .join('')
    .replace(/&(lt|gt|quot|apos|amp|#x[\da-f]+|#\d+);/gi, (_, name: string) => entity(name));
}

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
};

function entity(name: string): string {
  return entities[name.toLowerCase()] ?? letterOf(name);
}
