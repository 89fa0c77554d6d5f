import { createPointerFinder, type Spec } from '../../spec/index.js';
import { checkReferences } from './check-references.js';
import { readOutputs, readParameter, readStep } from './read-step.js';
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
import type { Workflow, WorkflowFile, WorkflowInput } from './workflow.js';
import { WorkflowError } from './workflow-error.js';

/**
 * Reads an Arazzo 1.0.1 description (YAML or JSON) and compiles it against the document that its steps name operations of.
 * @throws WorkflowError with everything that is wrong with it, or not supported.
 */
export async function readWorkflows(
  { file, text }: { readonly file: string; readonly text: string },
  spec: Spec,
): Promise<WorkflowFile> {
  const source = createSource({ spec, file, text, value: await parse(file, text) });
  checkHead(source);
  const nodes = itemsOf(source, child(source.root, 'workflows'));
  if (nodes.length === 0) complain(source, source.root, 'there are no workflows in it');
  const workflows = nodes.map((node) => readWorkflow(source, node));
  checkReferences(source, workflows, nodes);
  if (source.problems.length > 0) throw new WorkflowError(file, source.problems);
  return { file, workflows };
}

async function parse(file: string, text: string): Promise<unknown> {
  const { load } = await import('js-yaml');
  try {
    return load(text);
  } catch (error) {
    const mark = (error as { mark?: { line: number; column: number } }).mark;
    const place = { file, line: (mark?.line ?? 0) + 1, column: (mark?.column ?? 0) + 1, pointer: '' };
    const message = (error as { reason?: string }).reason ?? 'this is not well-formed YAML';
    throw new WorkflowError(file, [{ message, place }]);
  }
}

function createSource(options: {
  readonly spec: Spec;
  readonly file: string;
  readonly text: string;
  readonly value: unknown;
}): Source {
  const { spec, file, text, value } = options;
  const find = createPointerFinder(text);
  const root: Node = { value, pointer: '' };
  const listed = child(root, 'workflows').value;
  const names = Array.isArray(listed) ? listed.map((one) => (isRecord(one) ? String(one.workflowId) : '')) : [];
  const descriptions = child(root, 'sourceDescriptions').value;
  const first: unknown = Array.isArray(descriptions) ? descriptions[0] : undefined;
  return {
    spec,
    root,
    workflows: new Set(names),
    description: isRecord(first) ? String(first.name) : '',
    problems: [],
    locate: (pointer) => ({ file, ...find(pointer), pointer }),
  };
}

function checkHead(source: Source): void {
  const version = child(source.root, 'arazzo');
  if (!/^1\.0\.\d+$/.test(String(version.value))) {
    complain(source, version, "this is no Arazzo 1.0 description: it begins with 'arazzo: 1.0.1'");
  }
  const descriptions = child(source.root, 'sourceDescriptions');
  const [first, second] = itemsOf(source, descriptions);
  if (first === undefined) complain(source, descriptions, 'sourceDescriptions has to name the OpenAPI document');
  if (second !== undefined)
    complain(source, second, 'one source description, the OpenAPI document, is all there may be');
  if (first && child(first, 'type').value !== 'openapi') {
    complain(source, first, "the source description has to be of 'type: openapi'");
  }
}

const recovery = 'a workflow says what has to happen, and ends where it does not';

function readWorkflow(source: Source, node: Node): Workflow {
  refuseFields(source, node, { failureActions: recovery, successActions: recovery });
  const shared = itemsOf(source, child(node, 'parameters')).flatMap((item) => readParameter(source, item) ?? []);
  return {
    id: textOf(source, child(node, 'workflowId'), 'workflowId'),
    inputs: readInputs(source, child(node, 'inputs')),
    dependsOn: itemsOf(source, child(node, 'dependsOn')).map(({ value }) => String(value)),
    steps: itemsOf(source, child(node, 'steps')).flatMap((item) => readStep(source, item, shared) ?? []),
    outputs: readOutputs(source, child(node, 'outputs')),
  };
}

/** Inputs are a JSON schema, written there or under `components.inputs`. */
function readInputs(source: Source, node: Node): readonly WorkflowInput[] {
  const [, name] = /^#\/components\/inputs\/([\w.-]+)$/.exec(String(child(node, '$ref').value)) ?? [];
  const schema = name === undefined ? node : child(child(child(source.root, 'components'), 'inputs'), name);
  if (name !== undefined && schema.value === undefined) complain(source, node, `there are no inputs '${name}'`);
  return fieldsOf(source, child(schema, 'properties')).map(([input, property]) => {
    const preset = child(property, 'default').value;
    return { name: input, ...(preset !== undefined && { default: preset }) };
  });
}
