import type { ListFilter } from '../../resources/index.js';
import { toAccessor } from '../json-pointer.js';
import { keywordOf } from '../state/declared-properties.js';
import { checkHits, type Selection, type Verdict } from './check-hits.js';
import { addMembers } from './fill-list.js';
import type { ListSubject } from './list-subject.js';
import { type KnownItem, textsAt, truthOf } from './list-truth.js';
import { isAllowedText, queryParameter } from './parameter-text.js';
import { settableValue } from './settable.js';

/** A filter keeps every record that matches and nothing else; two filters keep what matches both. */
export async function checkFilters(subject: ListSubject): Promise<void> {
  const { filters } = subject.role.items;
  if (filters.length === 0) return;
  await addMembers(subject, 2);
  for (const filter of filters) await plantValues(subject, filter);
  const truth = await truthOf(subject);
  if (truth === undefined) return;
  for (const filter of filters) await checkFilter(subject, truth, filter);
  await checkTogether(subject, truth, filters);
}

async function checkFilter(subject: ListSubject, truth: readonly KnownItem[], filter: ListFilter): Promise<void> {
  for (const { text, title } of valuesOf(subject, truth, filter)) {
    if (!isAllowedText(subject, filter.parameter, text)) continue;
    if (!(await checkHits(subject, truth, toSelection([{ filter, text }], title)))) return;
  }
}

/** A record of ours for each member of an enumeration, where clients may set it. */
async function plantValues(subject: ListSubject, { field, parameter }: ListFilter): Promise<void> {
  for (const text of membersOf(subject, parameter).slice(0, 3)) {
    const value = settableValue(subject, field, text);
    if (value !== undefined) await subject.add({ [field]: value });
  }
}

function membersOf({ session, operation }: ListSubject, parameter: string): readonly string[] {
  const schema = queryParameter(operation, parameter)?.schema;
  if (schema === undefined) return [];
  if (keywordOf(session.spec, schema, 'type') === 'boolean') return ['true', 'false'];
  const members = keywordOf(session.spec, schema, 'enum');
  return Array.isArray(members) ? members.filter((member) => member !== null).map(String) : [];
}

interface FilterValue {
  readonly text: string;
  readonly title: string;
}

function valuesOf(subject: ListSubject, truth: readonly KnownItem[], filter: ListFilter): readonly FilterValue[] {
  const ours = truth.filter(({ member }) => member !== undefined);
  const held = (ours.length > 0 ? ours : truth).flatMap((item) => textsAt(item, filter.field));
  const some = [...new Set([...membersOf(subject, filter.parameter), ...held])].slice(0, 4);
  const [first] = held;
  const otherCase = first !== undefined && filter.ignoreCase ? swapCase(first) : undefined;
  const { tag } = subject.session;
  const nobody = [`nobody${tag}`, `nobody${tag}@example.com`];
  return [
    ...some.map((text) => ({ text, title: 'by a value' })),
    ...(otherCase === undefined ? [] : [{ text: otherCase, title: 'by a value in the other case' }]),
    ...nobody.map((text) => ({ text, title: 'by a value that nobody has' })),
  ];
}

const swapCase = (text: string): string => (text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase());

interface Wanted {
  readonly filter: ListFilter;
  readonly text: string;
}

function toSelection(wanted: readonly [Wanted, ...Wanted[]], title: string): Selection {
  const [{ filter }] = wanted;
  return {
    check: 'filter-finds-exactly',
    basis: filter.basis,
    parameter: filter.parameter,
    query: Object.fromEntries(wanted.map(({ filter: { parameter }, text }) => [parameter, text])),
    title,
    verdict: (item) => strictest(wanted.map((one) => verdictOf(item, one))),
    test: wanted.map(testOf).join(' && '),
  };
}

function verdictOf(item: KnownItem, { filter, text }: Wanted): Verdict {
  const texts = textsAt(item, filter.field);
  if (texts.length === 0) return Object.hasOwn(item.value, filter.field) ? 'miss' : 'open';
  if (texts.includes(text)) return 'hit';
  const isSame = texts.some((each) => each.toLowerCase() === text.toLowerCase());
  if (!isSame) return 'miss';
  return filter.ignoreCase ? 'hit' : 'open';
}

function strictest(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('miss')) return 'miss';
  return verdicts.includes('open') ? 'open' : 'hit';
}

function testOf({ filter, text }: Wanted): string {
  const value = `x${toAccessor(`/${filter.field.replaceAll('.', '/')}`)}`;
  return `(${value} === undefined || [${value}].flat().some((t) => String(t).toLowerCase() === ${JSON.stringify(text.toLowerCase())}))`;
}

/** Two filters at once, with the values of one record. */
async function checkTogether(
  subject: ListSubject,
  truth: readonly KnownItem[],
  filters: readonly ListFilter[],
): Promise<void> {
  const item = truth.find(({ member }) => member !== undefined) ?? truth[0];
  const wanted = filters.flatMap((filter): readonly Wanted[] => {
    const [text] = item === undefined ? [] : textsAt(item, filter.field);
    return text !== undefined && isAllowedText(subject, filter.parameter, text) ? [{ filter, text }] : [];
  });
  const [first, second] = wanted;
  if (first === undefined || second === undefined) return;
  await checkHits(subject, truth, toSelection([first, second], 'by two values at once'));
}
