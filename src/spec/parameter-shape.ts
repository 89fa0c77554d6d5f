import { content, examples } from './content-shape.js';
import { isCookieStyle, isLocation, stylesOf } from './parameter-style.js';
import { schema } from './schema-shape.js';
import { flag, mismatch, nameOf, objectOf, oneOf, requires, type Shape, text } from './shape.js';
import { childOf, childrenOf, type Site } from './site.js';

const schemaOrContent: Shape = (site, { report }) => {
  const media = childOf(site, 'content');
  const hasContent = media.value !== undefined;
  const hasSchema = childOf(site, 'schema').value !== undefined;
  const count = childrenOf(media).length;
  if (hasContent && hasSchema) report(site, `${labelOf(site)} has both 'schema' and 'content': keep one.`);
  else if (!hasContent && !hasSchema) report(site, `${labelOf(site)} needs a 'schema' or a 'content'.`);
  else if (hasContent && count !== 1)
    report(media, `${labelOf(site)} needs exactly one media type in 'content', not ${count}.`);
};

const styleOfLocation: Shape = (site, { report }) => {
  const location = childOf(site, 'in').value;
  const style = childOf(site, 'style');
  if (!isLocation(location) || style.value === undefined || isCookieStyle(location, style.value)) return;

  const styles: readonly unknown[] = stylesOf[location];
  if (!styles.includes(style.value)) report(style, mismatch(style, `${styles.join(' or ')} (in: ${location})`));
};

const requiredInPath: Shape = (site, { report }) => {
  if (childOf(site, 'in').value !== 'path' || childOf(site, 'required').value === true) return;
  report(site, `${labelOf(site)} is in the path, so it needs 'required: true'.`);
};

function labelOf(site: Site): string {
  const name = childOf(site, 'name').value;
  return typeof name === 'string' ? `Parameter '${name}'` : nameOf(site);
}

const locations = oneOf(...Object.keys(stylesOf));

const location: Shape = (site, walk) => {
  if (site.value !== 'querystring') locations(site, walk);
  else walk.warn(site, "Parameters with 'in: querystring' are not supported: the query is neither checked nor read.");
};

const described = { required: flag, explode: flag, schema, content, examples };

export const parameter = objectOf(
  { ...described, name: text, in: location, allowReserved: flag, allowEmptyValue: flag },
  requires('name', 'in'),
  schemaOrContent,
  styleOfLocation,
  requiredInPath,
);

export const header = objectOf({ ...described, style: oneOf('simple') }, schemaOrContent);
