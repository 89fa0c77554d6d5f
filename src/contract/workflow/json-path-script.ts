/**
 * The two kinds of JSONPath that workflows need, as JavaScript: `$..[?filter]`, which selects something, and
 * `$[?count($..[?filter]) == 0]`. Undefined for others.
 */
export function toScript(path: string, context: string): string | undefined {
  const [, counted = '', comparison = ''] =
    /^\$\[\?\s*count\(\$\.\.\[\?(.*)\]\)\s*((?:==|!=|<=|>=|<|>)\s*\d+)\s*\]$/.exec(path) ?? [];
  const [, plain = ''] = counted === '' ? (/^\$\.\.\[\?(.*)\]$/.exec(path) ?? []) : [];
  const filter = toFilter(counted || plain);
  if (filter === undefined) return undefined;
  const compare = comparison === '' ? '> 0' : comparison.replace(/^==/, '===').replace(/^!=/, '!==');
  return `((${descend})(${context})).filter((v) => ${filter}).length ${compare}`;
}

const descend = 'function all(v) { return [v, ...(v && typeof v === "object" ? Object.values(v).flatMap(all) : [])]; }';

const token =
  /\s+|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|@(?:\.[A-Za-z_]\w*)*|match\(|search\(|==|!=|<=|>=|&&|\|\||[<>!(),]|true|false|null/y;

const words: Readonly<Record<string, string>> = {
  '==': '===',
  '!=': '!==',
  'match(': '((a, b) => new RegExp("^(?:" + b + ")$", "u").test(a))(',
  'search(': '((a, b) => b !== undefined && new RegExp(b, "u").test(a))(',
};

/** A filter as JavaScript about `v`. */
function toFilter(filter: string): string | undefined {
  const parts: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < filter.length) {
    const [text] = token.exec(filter) ?? [];
    if (text === undefined) return undefined;
    parts.push(toWord(text));
  }
  return parts.length === 0 ? undefined : parts.join('');
}

function toWord(text: string): string {
  if (text.startsWith('@')) return `v${text.slice(1).replaceAll('.', '?.')}`;
  return words[text] ?? text;
}
