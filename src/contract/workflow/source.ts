import type { Place, Spec } from '../../spec/index.js';
import type { WorkflowProblem } from './workflow-error.js';

/** A value of the file, with its place. */
export interface Node {
  readonly value: unknown;
  readonly pointer: string;
}

/** What the parts of a reader share. */
export interface Source {
  readonly spec: Spec;
  readonly root: Node;
  /** Names of the workflows, and of the only source description. */
  readonly workflows: ReadonlySet<string>;
  readonly description: string;
  readonly problems: WorkflowProblem[];
  readonly locate: (pointer: string) => Place;
}

export const complain = ({ problems, locate }: Source, { pointer }: Node, message: string): void => {
  problems.push({ message, place: locate(pointer) });
};

export function child({ value, pointer }: Node, name: string): Node {
  const token = name.replaceAll('~', '~0').replaceAll('/', '~1');
  return { value: isRecord(value) ? value[name] : undefined, pointer: `${pointer}/${token}` };
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The items of a list; none where there is no list, which is complained about unless it is absent. */
export function itemsOf(source: Source, node: Node): readonly Node[] {
  if (node.value === undefined) return [];
  if (!Array.isArray(node.value)) {
    complain(source, node, 'this has to be a list');
    return [];
  }
  return node.value.map((value: unknown, index) => ({ value, pointer: `${node.pointer}/${index}` }));
}

/** The fields of an object, in order. */
export function fieldsOf(source: Source, node: Node): readonly (readonly [string, Node])[] {
  if (node.value === undefined) return [];
  if (!isRecord(node.value)) {
    complain(source, node, 'this has to be an object');
    return [];
  }
  return Object.keys(node.value).map((name) => [name, child(node, name)]);
}

/** A text that has to be there. */
export function textOf(source: Source, node: Node, what: string): string {
  if (typeof node.value === 'string' && node.value !== '') return node.value;
  complain(source, node, `${what} is missing`);
  return '';
}

/** Complains about fields that mean something which this runner does not do; a silent runner would judge something else. */
export function refuseFields(source: Source, node: Node, refused: Readonly<Record<string, string>>): void {
  if (!isRecord(node.value)) return;
  for (const [name, reason] of Object.entries(refused)) {
    if (Object.hasOwn(node.value, name)) complain(source, child(node, name), `${name} is not supported: ${reason}`);
  }
}
