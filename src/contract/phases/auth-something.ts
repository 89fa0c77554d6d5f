import type { Operation } from '../../spec/index.js';
import type { RequestValues } from '../case.js';
import { isObject, referringProperties, type Stage } from './coverage-stage.js';

/** A change of nothing leaves no trace when it is carried out: it has to change one text at least. */
export function withSomething(stage: Stage, operation: Operation, values: RequestValues): RequestValues {
  if (!isObject(values.body) || Object.keys(values.body).length > 0) return values;
  const whole = stage.scene.bodyOf(operation, { extent: 'maximal' });
  const referring = referringProperties(stage, operation);
  const texts = Object.entries(isObject(whole) ? whole : {}).filter(
    ([name, value]) => typeof value === 'string' && !referring.has(name),
  );
  const [telling = texts[0]] = texts.filter(([, value]) => String(value).includes(stage.session.tag));
  return telling === undefined ? values : { ...values, body: Object.fromEntries([telling]) };
}
