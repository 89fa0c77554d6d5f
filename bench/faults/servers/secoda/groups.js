// @ts-check

import { Router } from 'express';
import { toMembers, toObject, toStrings } from './body.js';
import { toPage } from './page.js';
import { invalid, Refusal } from './problem.js';
import { createGroupView } from './views.js';

const texts = ['name', 'icon', 'description'];
const uuid = /^[0-9a-f-]{36}$/i;

/**
 * @param {import('./workspace.js').Workspace} workspace
 * @param {ReturnType<typeof import('../../fault-switch.js').createFaultSwitch>} faults
 */
export function createGroupRoutes(workspace, faults) {
  const router = Router();
  /** @param {import('express').Request} request */
  const toBody = (request) => toObject(request, workspace.variant.foreignType);
  const toView = createGroupView(workspace, faults);
  const writes = createGroupWrites(workspace, faults);
  const store = createGroupStore(workspace, faults);

  router
    .route('/auth/group')
    .get((request, response) => {
      const page = toPage(request, store.list(), { faults, variant: workspace.variant });
      response.json({ ...page, results: page.results.map(toView) });
    })
    .post((request, response) => {
      const group = writes.create(faults.is('group-needs-no-body') ? (request.body ?? {}) : toBody(request));
      const view = toView(group);
      if (faults.is('description-is-not-kept')) group.description = '';
      if (faults.is('created-group-is-cut')) sendCut(response, view);
      else response.status(faults.is('create-answers-200') ? 200 : 201).json(view);
    });

  router
    .route('/auth/group/:id')
    .get((request, response) => {
      const group = toView(store.read(request.params.id));
      if (faults.is('group-is-sent-as-text')) response.type('text/plain');
      response.json(group);
    })
    .patch((request, response) => {
      response.json(toView(writes.change(store.find(request.params.id), toBody(request))));
    })
    .delete((request, response) => {
      const { id } = request.params;
      if (workspace.groups.has(id) || !faults.is('deleting-nothing-is-fine')) workspace.removeGroup(store.find(id));
      response.status(204).end();
    });
  return router;
}

/**
 * The length in characters, where it has to be in bytes.
 *
 * @param {import('express').Response} response
 * @param {object} view
 */
function sendCut(response, view) {
  const text = JSON.stringify(view);
  response.status(201).type('json').send(Buffer.from(text).subarray(0, text.length));
}

/**
 * @param {import('./workspace.js').Workspace} workspace
 * @param {ReturnType<typeof import('../../fault-switch.js').createFaultSwitch>} faults
 */
function createGroupStore(workspace, faults) {
  /** @type {Map<string, import('./workspace.js').Group>} */
  const cache = new Map();
  let lists = 0;

  /** @param {string} id */
  const find = (id) => {
    if (faults.is('strange-id-is-a-crash') && !uuid.test(id)) throw new TypeError('invalid input syntax for type uuid');
    const group = workspace.groups.get(id);
    if (group === undefined) throw new Refusal(404, `No group goes by ${id}.`);
    return group;
  };

  return {
    find,

    list() {
      const ordered = workspace.variant.orderGroups([...workspace.groups.values()]);
      if (faults.is('order-changes') && lists++ % 2 === 1) ordered.reverse();
      return ordered;
    },

    /** @param {string} id */
    read(id) {
      if (!faults.is('read-cache-survives-delete')) return find(id);
      const group = cache.get(id) ?? find(id);
      cache.set(id, group);
      return group;
    },
  };
}

/**
 * @param {import('./workspace.js').Workspace} workspace
 * @param {ReturnType<typeof import('../../fault-switch.js').createFaultSwitch>} faults
 */
function createGroupWrites(workspace, faults) {
  /** @param {readonly string[] | undefined} members */
  const checkMembers = (members) => {
    const unknown = members?.find((id) => !workspace.users.has(id));
    if (unknown !== undefined) throw invalid('users', `Nobody here is ${unknown}.`);
  };

  /** @param {Record<string, string>} fields */
  const toChange = ({ description, ...others }) => {
    if (description === undefined || (description === '' && faults.is('empty-text-is-ignored'))) return others;
    return faults.is('description-becomes-the-icon') ? { ...others, icon: description } : { ...others, description };
  };

  return {
    /** @param {Record<string, unknown>} body */
    create(body) {
      const loose = faults.is('numbers-pass-for-names') && typeof body.name === 'number';
      const fields = misspell(toStrings(loose ? { ...body, name: String(body.name) } : body, texts), faults);
      const members = toMembers(body);
      if (faults.is('group-stays-when-members-are-refused')) {
        const group = workspace.addGroup(
          fields,
          members?.filter((id) => workspace.users.has(id)),
        );
        checkMembers(members);
        return group;
      }
      if (!faults.is('unknown-members-are-taken')) checkMembers(members);
      return workspace.addGroup(fields, members);
    },

    /**
     * @param {import('./workspace.js').Group} group
     * @param {Record<string, unknown>} body
     */
    change(group, body) {
      const fields = toChange(misspell(toStrings(body, texts), faults));
      const members = toMembers(body);
      if (!faults.is('rename-comes-before-the-check')) checkMembers(members);

      const base = faults.is('patch-clears-what-is-left-out') ? { name: group.name, icon: '', description: '' } : {};
      Object.assign(group, base, fields, { updated: workspace.variant.toTime(new Date()) });
      checkMembers(members);
      if (members !== undefined) workspace.replaceMembers(group, members);
      else if (faults.is('patch-without-users-empties-group')) workspace.replaceMembers(group, []);
      return group;
    },
  };
}

/**
 * @param {Record<string, string>} fields
 * @param {ReturnType<typeof import('../../fault-switch.js').createFaultSwitch>} faults
 */
function misspell(fields, faults) {
  const { name, description } = fields;
  if (name !== undefined && faults.is('names-normalised')) return { ...fields, name: name.normalize('NFKC') };
  if (description !== undefined && faults.is('description-cut'))
    return { ...fields, description: description.slice(0, 255) };
  return fields;
}
