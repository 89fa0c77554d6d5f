// @ts-check

/** @typedef {import('./labels.js').Label} Label */
/** @typedef {import('./labels.js').Role} Role */
/**
 * What is concluded from a document, in plain words.
 * @typedef {object} Conclusion
 * @property {ReadonlyMap<string, { key: string, container?: string }>} collections
 * @property {ReadonlyMap<string, { from: string, to: string }>} relations
 * @property {ReadonlyMap<string, readonly Role[]>} operations by method and path
 *
 * @typedef {{ right: number, wrong: number, missed: number }} Count
 * @typedef {{ collections: Count, roles: Count, differences: readonly string[] }} Score
 */

/** How far what is concluded agrees with the labels. @param {Label} label @param {Conclusion} concluded @returns {Score} */
export function score(label, concluded) {
  const names = { ...pairNames(label, concluded, 'collections'), ...pairNames(label, concluded, 'relations') };
  const collections = scoreCollections(label, { concluded, names });
  const roles = scoreRoles(label, { concluded, names });
  return {
    collections: collections.count,
    roles: roles.count,
    differences: [...collections.differences, ...roles.differences],
  };
}

/** @param {readonly Count[]} counts @returns {Count} */
export const sumOf = (counts) =>
  counts.reduce(
    (sum, { right, wrong, missed }) => ({
      right: sum.right + right,
      wrong: sum.wrong + wrong,
      missed: sum.missed + missed,
    }),
    { right: 0, wrong: 0, missed: 0 },
  );

/** @param {Count} count */
export const precisionOf = ({ right, wrong }) => (right + wrong === 0 ? 1 : right / (right + wrong));

/** @param {Count} count */
export const recallOf = ({ right, missed }) => (right + missed === 0 ? 1 : right / (right + missed));

/**
 * Concluded name -> labelled name: those that most operations have in common, one for one.
 * @param {Label} label @param {Conclusion} concluded @param {'collections' | 'relations'} what
 * @returns {Record<string, string>}
 */
function pairNames(label, concluded, what) {
  /** @type {Map<string, { from: string, to: string, operations: number }>} */
  const pairs = new Map();
  for (const [signature, alternatives] of label.operations) {
    for (const { of: from } of concluded.operations.get(signature) ?? []) {
      const labelled = new Set(
        alternatives.map((role) => role?.of).filter((of) => of !== undefined && label[what].has(of)),
      );
      for (const to of concluded[what].has(from) ? /** @type {Set<string>} */ (labelled) : []) {
        const pair = pairs.get(`${from} ${to}`) ?? { from, to, operations: 0 };
        pairs.set(`${from} ${to}`, { ...pair, operations: pair.operations + 1 });
      }
    }
  }
  /** @type {Record<string, string>} */
  const names = {};
  for (const { from, to } of [...pairs.values()].sort((a, b) => b.operations - a.operations)) {
    if (names[from] === undefined && !Object.values(names).includes(to)) names[from] = to;
  }
  return names;
}

/** @typedef {{ concluded: Conclusion, names: Record<string, string> }} Paired */

/** @param {Label} label @param {Paired} paired */
function scoreCollections(label, { concluded, names }) {
  const used = new Set(
    [...label.operations.keys()].flatMap((signature) => concluded.operations.get(signature) ?? []).map(({ of }) => of),
  );
  const count = { right: 0, wrong: 0, missed: 0 };
  const differences = [];
  const found = new Set();
  for (const [name, { key, container }] of concluded.collections) {
    if (!used.has(name)) continue;
    const meant = names[name];
    const labelled = meant === undefined ? undefined : label.collections.get(meant);
    if (meant !== undefined && labelled?.optional) found.add(meant);
    else if (meant === undefined || labelled === undefined) {
      count.wrong += 1;
      differences.push(`${name} is no collection`);
    } else if (!labelled.keys.includes(key)) {
      count.wrong += 1;
      differences.push(`the key of ${meant} is ${labelled.keys.join(' or ')}, not ${key}`);
    } else if (!isInside(label, { labelled, container, names })) {
      count.wrong += 1;
      differences.push(`${meant} are inside of ${labelled.inside}, not of ${container}`);
    } else {
      count.right += 1;
      found.add(meant);
    }
  }
  const missed = [...label.collections].filter(([name, { optional }]) => !optional && !found.has(name));
  count.missed = missed.length;
  const unseen = missed.filter(([name]) => !Object.values(names).includes(name));
  return { count, differences: [...differences, ...unseen.map(([name]) => `${name} is not seen`)] };
}

/**
 * Only where the label says what it is inside of, and that is a collection which has to be there.
 * @param {Label} label
 * @param {{ labelled: import('./labels.js').LabelledCollection, container: string | undefined, names: Record<string, string> }} collection
 */
function isInside(label, { labelled: { inside }, container, names }) {
  if (inside === undefined || label.collections.get(inside)?.optional !== false) return true;
  return container !== undefined && names[container] === inside;
}

/** @param {Label} label @param {Paired} paired */
function scoreRoles(label, { concluded, names }) {
  const count = { right: 0, wrong: 0, missed: 0 };
  const differences = [];
  for (const [signature, alternatives] of label.operations) {
    const roles = concluded.operations.get(signature) ?? [];
    const right = roles.filter((role) => alternatives.some((one) => one !== undefined && isSame(role, one, names)));
    const isMissed = right.length === 0 && alternatives.every((one) => one !== undefined);
    count.right += right.length > 0 ? 1 : 0;
    count.wrong += roles.length - right.length;
    count.missed += isMissed ? 1 : 0;
    if (right.length < roles.length || isMissed)
      differences.push(`${signature}: ${wordsFor(alternatives)}, not ${wordsFor(roles)}`);
  }
  return { count, differences };
}

/** @param {Role} role @param {Role} labelled @param {Record<string, string>} names */
const isSame = (role, labelled, names) => kindOf(role) === kindOf(labelled) && names[role.of] === labelled.of;

/** A search is a list, however it is asked for. @param {Role} role */
const kindOf = ({ kind }) => (kind === 'search' ? 'list' : kind);

/** @param {readonly (Role | undefined)[]} roles */
const wordsFor = (roles) =>
  roles.map((role) => (role === undefined ? 'none' : `${role.kind} ${role.of}`)).join(' or ') || 'none';
