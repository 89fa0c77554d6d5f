import { valueAtPointer } from '../json-pointer.js';
import { isObject } from '../state/same-value.js';
import { readWhole } from './fill-list.js';
import type { ListSubject, Member } from './list-subject.js';
import { idOf } from './read-page.js';

/** A record of which is known what it holds, and whether it is ours. */
export interface KnownItem {
  readonly id: string;
  readonly value: Readonly<Record<string, unknown>>;
  readonly member: Member | undefined;
}

/** All that is in a list, to hold searches and filters against; only what is ours where others write, too. */
export async function truthOf(subject: ListSubject): Promise<readonly KnownItem[] | undefined> {
  const whole = await readWhole(subject);
  if (!whole.isComplete) return undefined;
  const members = new Map(subject.members().map((member) => [member.id, member]));
  const known = whole.items.map((item): KnownItem => {
    const id = idOf(item);
    const member = members.get(id);
    const shown = isObject(item.value) ? item.value : {};
    return { id, member, value: { ...member?.record.value, ...shown } };
  });
  return subject.session.settings.shared ? known.filter(({ member }) => member !== undefined) : known;
}

/** The texts of a property, which may lie deeper (`address.city`) or be a list of texts. */
export function textsAt({ value }: KnownItem, field: string): readonly string[] {
  const found = Object.hasOwn(value, field) ? value[field] : valueAtPointer(value, `/${field.replaceAll('.', '/')}`);
  const values: readonly unknown[] = Array.isArray(found) ? found : [found];
  return values.flatMap((each) =>
    typeof each === 'string' || typeof each === 'number' || typeof each === 'boolean' ? [String(each)] : [],
  );
}
