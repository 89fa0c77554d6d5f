import type { Operation } from '../../spec/index.js';
import { type Expression, parseExpression, type Template } from './expression.js';
import { readCriterion } from './read-criterion.js';
import {
  child,
  complain,
  fieldsOf,
  isRecord,
  itemsOf,
  type Node,
  refuseFields,
  type Source,
  textOf,
} from './source.js';
import { parseTemplate, UnknownExpression } from './template.js';
import type { OperationStep, Step, StepParameter, WorkflowStep } from './workflow.js';

const recovery = 'a workflow says what has to happen, and ends where it does not';

/** A step, or undefined after a complaint. */
export function readStep(source: Source, node: Node, shared: readonly StepParameter[]): Step | undefined {
  refuseFields(source, node, {
    onFailure: recovery,
    onSuccess: recovery,
    operationPath: 'name the operation by its operationId',
  });
  const id = textOf(source, child(node, 'stepId'), 'stepId');
  const outputs = readOutputs(source, child(node, 'outputs'));
  const head = { id, place: source.locate(node.pointer), outputs };
  if (isRecord(node.value) && Object.hasOwn(node.value, 'workflowId')) return readWorkflowStep(source, node, head);

  const operation = readOperation(source, child(node, 'operationId'));
  if (operation === undefined) return undefined;
  const own = itemsOf(source, child(node, 'parameters')).flatMap((item) => readParameter(source, item) ?? []);
  const body = readBody(source, child(node, 'requestBody'));
  const criteria = itemsOf(source, child(node, 'successCriteria')).flatMap((item) => readCriterion(source, item) ?? []);
  const step: OperationStep = {
    kind: 'operation',
    ...head,
    operation,
    parameters: merge(shared, own),
    criteria,
    ...(body && { body }),
  };
  requirePathParameters(source, node, step);
  return step;
}

type Head = Pick<Step, 'id' | 'place' | 'outputs'>;

function readWorkflowStep(source: Source, node: Node, head: Head): WorkflowStep | undefined {
  refuseFields(source, node, { operationId: 'a step runs an operation or a workflow, not both' });
  const name = child(node, 'workflowId');
  const workflow = textOf(source, name, 'workflowId');
  if (!source.workflows.has(workflow)) {
    complain(source, name, `there is no workflow '${workflow}' in this file`);
    return undefined;
  }
  const parameters = itemsOf(source, child(node, 'parameters')).map((item) => ({
    name: textOf(source, child(item, 'name'), 'the name of the input'),
    value: readTemplate(source, child(item, 'value')),
  }));
  return { kind: 'workflow', ...head, workflow, parameters };
}

function readOperation(source: Source, node: Node): Operation | undefined {
  const text = textOf(source, node, 'operationId');
  const prefix = `$sourceDescriptions.${source.description}.`;
  const id = text.startsWith(prefix) ? text.slice(prefix.length) : text;
  const operation = source.spec.operations.find((one) => one.id === id);
  if (operation === undefined && text !== '') {
    complain(source, node, `${source.spec.file} has no operation '${id}'`);
  }
  return operation;
}

const places = ['path', 'query', 'header', 'cookie'] as const;

/** A parameter, written here or under `components.parameters`. */
export function readParameter(source: Source, node: Node): StepParameter | undefined {
  const target = follow(source, node);
  if (target === undefined) return undefined;
  const name = textOf(source, child(target, 'name'), 'the name of the parameter');
  const place = places.find((one) => one === child(target, 'in').value);
  if (place === undefined) {
    complain(source, target, `say where the parameter '${name}' goes: in: path, query, header or cookie`);
    return undefined;
  }
  const own = child(node, 'value');
  return { name, in: place, value: readTemplate(source, own.value === undefined ? child(target, 'value') : own) };
}

function follow(source: Source, node: Node): Node | undefined {
  const reference = child(node, 'reference');
  if (reference.value === undefined) return node;
  const text = typeof reference.value === 'string' ? reference.value : '';
  const [, name = ''] = /^\$components\.parameters\.([\w.-]+)$/.exec(text) ?? [];
  const target = child(child(child(source.root, 'components'), 'parameters'), name);
  if (target.value !== undefined) return target;
  complain(source, reference, `there is no '${text}'`);
  return undefined;
}

/** A step's own parameters win. */
const merge = (shared: readonly StepParameter[], own: readonly StepParameter[]): readonly StepParameter[] => [
  ...shared.filter((one) => !own.some((other) => other.name === one.name && other.in === one.in)),
  ...own,
];

function requirePathParameters(source: Source, node: Node, { operation, parameters }: OperationStep): void {
  for (const parameter of operation.parameters) {
    if (parameter.in !== 'path') continue;
    const isGiven = parameters.some((one) => one.in === 'path' && one.name === parameter.name);
    if (!isGiven) complain(source, node, `${operation.id} needs the path parameter '${parameter.name}'`);
  }
}

function readBody(source: Source, node: Node): OperationStep['body'] {
  if (node.value === undefined) return undefined;
  refuseFields(source, node, { replacements: 'write the payload as it has to be' });
  const mediaType = child(node, 'contentType').value;
  const payload = readTemplate(source, child(node, 'payload'));
  return { payload, ...(typeof mediaType === 'string' && { mediaType }) };
}

function readTemplate(source: Source, node: Node): Template {
  try {
    return parseTemplate(node.value);
  } catch (error) {
    if (!(error instanceof UnknownExpression)) throw error;
    complain(source, node, error.message);
    return { kind: 'literal', value: null };
  }
}

export function readOutputs(source: Source, node: Node): Readonly<Record<string, Expression>> {
  const entries = fieldsOf(source, node).flatMap(([name, field]) => {
    const expression = parseExpression(String(field.value));
    if (expression === undefined) complain(source, field, new UnknownExpression(String(field.value)).message);
    return expression ? [[name, expression] as const] : [];
  });
  return Object.fromEntries(entries);
}
