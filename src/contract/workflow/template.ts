import { type Expression, evaluate, parseExpression, type Scope, type Template } from './expression.js';

/** What could not be understood. */
export class UnknownExpression extends Error {
  override readonly name = 'UnknownExpression';
  readonly text: string;

  constructor(text: string) {
    super(`'${text}' is no runtime expression that every runner takes alike`);
    this.text = text;
  }
}

const embedded = /\{(\$[^{}]+)\}/g;

/** A value with `$expressions` as whole texts and `{$expressions}` inside of texts. @throws UnknownExpression */
export function parseTemplate(value: unknown): Template {
  if (typeof value === 'string') return value.startsWith('$') ? whole(value) : parseText(value);
  if (Array.isArray(value)) return { kind: 'list', items: value.map(parseTemplate) };
  if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    const fields = Object.entries(value).map(([name, field]) => [name, parseTemplate(field)] as const);
    return { kind: 'object', fields: Object.fromEntries(fields) };
  }
  return { kind: 'literal', value };
}

function whole(text: string): Template {
  const expression = parseExpression(text);
  if (expression === undefined) throw new UnknownExpression(text);
  return { kind: 'expression', text, expression };
}

/** A text with `{$expressions}` in it, whatever it begins with. @throws UnknownExpression */
export function parseText(text: string): Template {
  const parts: Template[] = [];
  let end = 0;
  for (const match of text.matchAll(embedded)) {
    parts.push({ kind: 'literal', value: text.slice(end, match.index) }, whole(match[1] ?? ''));
    end = match.index + match[0].length;
  }
  if (parts.length === 0) return { kind: 'literal', value: text };
  return { kind: 'text', parts: [...parts, { kind: 'literal', value: text.slice(end) }] };
}

/** An expression that a value needs has none. */
export class MissingValue extends Error {
  override readonly name = 'MissingValue';
}

/** @throws MissingValue */
export function fill(template: Template, scope: Scope): unknown {
  switch (template.kind) {
    case 'literal':
      return template.value;
    case 'expression':
      return demand(template, scope);
    case 'text':
      return template.parts.map((part) => toText(fill(part, scope))).join('');
    case 'list':
      return template.items.map((item) => fill(item, scope));
    case 'object':
      return Object.fromEntries(Object.entries(template.fields).map(([name, field]) => [name, fill(field, scope)]));
  }
}

function demand({ text, expression }: Extract<Template, { kind: 'expression' }>, scope: Scope): unknown {
  const value = evaluate(expression, scope);
  if (value === undefined) throw new MissingValue(`${text} has no value`);
  return value;
}

const toText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The same text with the values of its expressions as JSON literals, for JSONPath. @throws MissingValue */
export function fillLiterals(template: Template, scope: Scope): string {
  if (template.kind === 'literal') return toText(template.value);
  if (template.kind === 'text') return template.parts.map((part) => fillLiterals(part, scope)).join('');
  return JSON.stringify(fill(template, scope));
}

export function expressionsOf(template: Template): readonly Expression[] {
  switch (template.kind) {
    case 'literal':
      return [];
    case 'expression':
      return [template.expression];
    case 'text':
      return template.parts.flatMap(expressionsOf);
    case 'list':
      return template.items.flatMap(expressionsOf);
    case 'object':
      return Object.values(template.fields).flatMap(expressionsOf);
  }
}
