import type { Operation } from '../../spec/index.js';
import type { Intent } from '../case.js';
import { nameOf, type OwnRecord } from '../scene/scene.js';
import { unknownLike } from '../scene/unknown-like.js';
import { isObject } from '../state/same-value.js';
import { type Cast, lookAtAll, lookAtBothSides } from './cast.js';
import { change } from './change.js';
import { rolesOfKind } from './roles-of-kind.js';
import type { Scenario } from './scenario.js';

/** Gives records all their partners at once, where a property holds these: others, none, and such as do not exist. */
export async function checkPartners(scenario: Scenario, cast: Cast): Promise<void> {
  const setter = setterOf(scenario, cast);
  if (setter === undefined) return;
  const { scene, observer } = scenario;
  const { relation, from, other, to, second, third } = cast;
  await give(scenario, setter, { record: from, partners: [to, second] });
  await lookAtAll(scenario, cast);
  await give(scenario, setter, { record: from, partners: [second, third] });
  await lookAtAll(scenario, cast);
  await give(scenario, setter, { record: other, partners: [second] });
  await lookAtAll(scenario, cast);
  await sayNothing(scenario, setter, from);
  await lookAtBothSides(scenario, from, second);
  await giveUnknown(scenario, setter, cast);
  await lookAtBothSides(scenario, from, to);
  const overrides = { [setter.name]: [nameOf(second)] };
  const created = await scene.fresh(relation.from, { extent: 'maximal', overrides });
  if (created) await lookAtBothSides(scenario, created, second);
  await createWithUnknown(scenario, setter, cast);
  await observer.lookAround(relation.from);
}

/** The change that gives a record all its partners at once. */
interface Setter {
  readonly operation: Operation;
  readonly name: string;
}

function setterOf({ session }: Scenario, { relation: { from, field } }: Cast): Setter | undefined {
  const [update] = field === undefined ? [] : rolesOfKind(session, from, ['patch', 'replace']);
  if (field === undefined || update === undefined) return undefined;
  const names = Object.entries(update.role.input?.names ?? {});
  const name = names.find(([, property]) => property === field)?.[0] ?? field;
  return { operation: update.operation, name };
}

async function give(
  scenario: Scenario,
  { operation, name }: Setter,
  { record, partners }: { readonly record: OwnRecord; readonly partners: readonly OwnRecord[] },
): Promise<void> {
  const title = `with ${partners.length} ${name}`;
  const body = { [name]: partners.map(nameOf) };
  await change(scenario, { operation, record, body, title, intent: { kind: 'valid' } });
}

/** A change that says nothing of the partners leaves them. */
async function sayNothing(scenario: Scenario, { operation, name }: Setter, record: OwnRecord): Promise<void> {
  const whole = Object.entries(bodyOf(scenario, operation));
  const body = Object.fromEntries(whole.filter(([each]) => each !== name));
  await change(scenario, { operation, record, body, title: `without ${name}`, intent: { kind: 'valid' } });
}

/** An unknown partner is refused, and nothing else of the request is done. */
async function giveUnknown(scenario: Scenario, setter: Setter, { from, to }: Cast): Promise<void> {
  const { operation, name } = setter;
  const body = { ...bodyOf(scenario, operation), [name]: [nameOf(to), unknownLike(nameOf(to))] };
  const title = `with ${name} of which one does not exist`;
  await change(scenario, { operation, record: from, body, title, intent: intentOfUnknown(setter) });
}

const bodyOf = ({ scene }: Scenario, operation: Operation): Readonly<Record<string, unknown>> => {
  const body = scene.bodyOf(operation, { extent: 'maximal' });
  return isObject(body) ? body : {};
};

async function createWithUnknown(
  { session, scene }: Scenario,
  { name }: Setter,
  { relation, to }: Cast,
): Promise<void> {
  const operation = scene.creatorOf(relation.from);
  const found = operation && (await scene.prepare(operation));
  if (operation === undefined || found === undefined) return;
  const overrides = { [name]: [nameOf(to), unknownLike(nameOf(to))] };
  await session.send({
    operation,
    phase: 'state',
    title: `with ${name} of which one does not exist`,
    values: { ...found, body: scene.bodyOf(operation, { extent: 'maximal', overrides }) },
    intent: intentOfUnknown({ operation, name }),
  });
}

/** Only where the document says so is it certain that unknown partners are refused. */
function intentOfUnknown({ operation, name }: Setter): Intent {
  const texts = Object.values(operation.responses).map(({ description }) => description);
  if (!texts.some((text) => /does not exist|unknown|no such|not found/i.test(text))) return { kind: 'open' };
  const [media] = Object.values(operation.requestBody?.content ?? {});
  return {
    kind: 'invalid',
    violation: { pointer: `/body/${name}`, keyword: 'reference', message: 'names what does not exist' },
    at: media?.schema ?? operation,
    isCertain: true,
  };
}
