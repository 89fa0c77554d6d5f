// @ts-check
import { createIndependentValidator } from '../independent-validator.js';

/**
 * Made-up bodies, requests and answers in turn, and whether a validator that is not ajv takes them.
 * @param {import('../examine.js').Subject} subject
 */
export async function examineBodies({ file, dist, seed, bodies }) {
  const { loadSpec } = await import(`${dist}spec/index.js`);
  const { createGenerator } = await import(`${dist}generation/index.js`);
  const spec = await loadSpec(file, {});
  const generator = createGenerator(spec, { seed, tag: '' });
  const validator = await createIndependentValidator(spec, file);
  const places = bodyPlaces(spec);
  const outcome = { made: 0, invalid: /** @type {object[]} */ ([]), impossible: /** @type {string[]} */ ([]) };
  const refused = new Set();
  for (let index = 0; places.length > 0 && outcome.made < bodies && refused.size < places.length; index++) {
    const place = places[index % places.length];
    if (place === undefined || refused.has(place)) continue;
    const { at, schema, direction } = place;
    const round = Math.floor(index / places.length);
    const made = attempt(() =>
      generator.value(schema, {
        purpose: `corpus ${round}`,
        extent: round % 2 === 0 ? 'maximal' : 'minimal',
        direction,
      }),
    );
    if (made.reason !== undefined) {
      refused.add(place);
      outcome.impossible.push(`${at}: ${made.reason}`);
      continue;
    }
    outcome.made += 1;
    const verdict = await validator.validate(schema, { value: made.value, direction });
    if (verdict === 'cannot tell') refused.add(place);
    else if (verdict !== 'valid' && outcome.invalid.length < 100)
      outcome.invalid.push({ at, because: verdict, value: made.value });
  }
  return outcome;
}

/** @param {() => unknown} make */
function attempt(make) {
  try {
    return { value: make() };
  } catch (error) {
    return { reason: /** @type {Error} */ (error).message };
  }
}

/** @typedef {{ at: string, schema: any, direction: 'request' | 'response' }} BodyPlace */

/** @param {any} spec @returns {BodyPlace[]} */
function bodyPlaces(spec) {
  return spec.operations.flatMap((/** @type {any} */ { method, path, requestBody, responses }) => {
    const name = `${method.toUpperCase()} ${path}`;
    const asked = Object.entries(requestBody?.content ?? {}).map(([type, media]) => ({
      at: `${name} ${type}`,
      type,
      schema: media.schema,
      direction: 'request',
    }));
    const answered = Object.entries(responses).flatMap(([status, { content }]) =>
      Object.entries(content).map(([type, media]) => ({
        at: `${name} ${status} ${type}`,
        type,
        schema: media.schema,
        direction: 'response',
      })),
    );
    return [...asked, ...answered].filter(({ type, schema }) => schema !== undefined && /[/+]json\b/.test(type));
  });
}
