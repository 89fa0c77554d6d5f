import { plainText } from '../plain-text.js';
import type { Paint } from './paint.js';
import { wrap } from './wrap.js';

/** What lines are written for. */
export interface Screen {
  readonly paint: Paint;
  readonly columns: number;
  readonly root: string;
}

/** Columns beyond which prose is hard to read. */
const widest = 110;

/** A text in lines that stand under one another. */
export function paragraph(text: string, indent: number, { columns }: Pick<Screen, 'columns'>): readonly string[] {
  const width = Math.max(Math.min(columns, widest) - indent - 1, 20);
  return wrap(plainText(text), width).map((line) => (line === '' ? '' : `${' '.repeat(indent)}${line}`));
}

const labelWidth = 13;

/** `expected     "active"`; on a narrow screen the text stands below its label. */
export function labelled(
  label: string,
  text: string,
  { screen, indent, paint = (line) => line }: { screen: Screen; indent: number; paint?: (line: string) => string },
): readonly string[] {
  const lead = ' '.repeat(indent);
  if (screen.columns < 60) {
    return [`${lead}${screen.paint.dim(label)}`, ...paragraph(text, indent + 2, screen).map(paint)];
  }
  const [first = '', ...rest] = paragraph(text, indent + labelWidth, screen);
  return [`${lead}${screen.paint.dim(label.padEnd(labelWidth))}${paint(first.trimStart())}`, ...rest.map(paint)];
}
