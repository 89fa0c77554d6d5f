// @ts-check

import { Router } from 'express';
import { toObject, toRole, toStrings } from './body.js';
import { toPage } from './page.js';
import { invalid, Refusal } from './problem.js';
import { createUserView } from './views.js';

/**
 * @param {import('./workspace.js').Workspace} workspace
 * @param {ReturnType<typeof import('../../fault-switch.js').createFaultSwitch>} faults
 */
export function createUserRoutes(workspace, faults) {
  const router = Router();
  /** @param {import('express').Request} request */
  const toBody = (request) => toObject(request, workspace.variant.foreignType);
  const toView = createUserView(workspace, faults);
  const changes = createUserChanges(faults);
  const creation = createUserCreation(workspace, faults);

  /** @param {string} id */
  const find = (id) => {
    const user = workspace.users.get(id);
    if (faults.is('deleted-user-is-410') && workspace.removed.has(id)) throw new Refusal(410, 'They were here.');
    if (user === undefined || user.deleted) throw new Refusal(404, `Nobody here is ${id}.`);
    return user;
  };

  router
    .route('/user')
    .get((request, response) => {
      const ordered = workspace.variant.orderUsers([...workspace.users.values()]);
      const listed = faults.is('pending-users-are-not-listed') ? ordered.filter((user) => user.last_login) : ordered;
      const extra = faults.is('count-never-falls') ? workspace.removed.size : 0;
      const page = toPage(request, listed, { faults, variant: workspace.variant, extra });
      response.json({ ...page, results: page.results.map((user) => toView(user, request)) });
    })
    .post((request, response) => {
      const user = creation.create(toBody(request));
      response.status(201).json(toView(user, request));
    });

  router
    .route('/user/:id')
    .get((request, response) => {
      if (faults.is('unknown-user-is-null') && !workspace.users.has(request.params.id)) return response.json(null);
      return response.json(toView(changes.read(find(request.params.id)), request));
    })
    .patch((request, response) => {
      const user = find(request.params.id);
      response.json(changes.toAnswer(toView(changes.apply(user, toBody(request)), request)));
    })
    .delete((request, response) => {
      workspace.removeUser(find(request.params.id));
      if (faults.is('delete-answers-200')) response.json({ detail: 'The user is gone.' });
      else response.status(204).end();
    });

  if (faults.is('put-is-taken-for-patch')) {
    router.put('/user/:id', (request, response) => {
      response.json(toView(changes.apply(find(request.params.id), toBody(request)), request));
    });
  }
  return router;
}

/**
 * @param {import('./workspace.js').Workspace} workspace
 * @param {ReturnType<typeof import('../../fault-switch.js').createFaultSwitch>} faults
 */
function createUserCreation(workspace, faults) {
  /** @param {Record<string, string>} fields */
  const toAgreedRole = ({ role, _role }) => {
    if (faults.is('only-lower-case-roles') && /[A-Z]/.test(`${role}${_role}`))
      throw invalid('role', 'This is no role.');
    const [newer, older] = [role, _role].map((text) => text && toRole('role', text));
    if (newer && older && newer !== older && !faults.is('roles-may-differ')) throw invalid('_role', 'Which one is it?');
    return newer ?? (faults.is('older-role-name-ignored') ? undefined : older) ?? 'viewer';
  };

  /** @param {string | undefined} email */
  const toFreeEmail = (email) => {
    if (!email && !faults.is('email-is-optional')) throw invalid('email', 'We have to write to them somewhere.');
    if (email && workspace.hasEmail(email) && faults.is('taken-email-is-409')) throw new Refusal(409, 'Conflict.');
    if (email && workspace.hasEmail(email)) throw invalid('email', 'They are here already.');
    return email ?? '';
  };

  return {
    /** @param {Record<string, unknown>} body */
    create(body) {
      const fields = toStrings(body, ['email', 'role', '_role', 'first_name', 'last_name']);
      const { first_name = '', last_name = '' } = fields;
      const role = toAgreedRole(fields);
      if (faults.is('duplicate-is-refused-after-insert') && fields.email && workspace.hasEmail(fields.email)) {
        workspace.addUser({ first_name, last_name, role, email: fields.email });
      }
      const email = toFreeEmail(fields.email);
      const chosen = faults.is('id-may-be-chosen') && typeof body.id === 'string' ? { id: body.id } : {};
      const user = workspace.addUser({ ...chosen, first_name, last_name, role, email });
      if (faults.is('superuser-by-mass-assignment') && typeof body.secoda_is_superuser === 'boolean') {
        user.secoda_is_superuser = body.secoda_is_superuser;
      }
      return user;
    },
  };
}

/** @param {ReturnType<typeof import('../../fault-switch.js').createFaultSwitch>} faults */
function createUserChanges(faults) {
  /** @type {Map<string, object>} users as they were when first asked for */
  const cache = new Map();
  /** @type {Map<string, import('./workspace.js').User>} users as they were before the first change */
  const originals = new Map();

  /** @param {Record<string, unknown>} body */
  const toChanges = (body) => {
    const names = faults.is('email-may-be-patched')
      ? ['first_name', 'last_name', 'role', 'email']
      : ['first_name', 'last_name', 'role'];
    const nullable = faults.is('null-clears-a-name');
    const clean = nullable
      ? Object.fromEntries(Object.entries(body).map(([name, value]) => [name, value ?? '']))
      : body;
    const { role, ...texts } = toStrings(clean, names);
    if (role === undefined) return texts;
    return { ...texts, role: faults.is('any-role-by-patch') ? role : toRole('role', role) };
  };

  return {
    /** @param {import('./workspace.js').User} user */
    read(user) {
      if (!faults.is('read-cache-survives-patch')) return user;
      if (!cache.has(user.id)) cache.set(user.id, { ...user });
      return /** @type {import('./workspace.js').User} */ (cache.get(user.id));
    },

    /**
     * @param {import('./workspace.js').User} user
     * @param {Record<string, unknown>} body
     */
    apply(user, body) {
      /** @type {Partial<import('./workspace.js').User>} */
      const changes = toChanges(body);
      if (faults.is('patched-user-is-a-viewer')) changes.role ??= 'viewer';
      if (faults.is('patch-starts-from-the-first-version')) {
        if (!originals.has(user.id)) originals.set(user.id, { ...user });
        const { first_name, last_name } = originals.get(user.id) ?? user;
        Object.assign(user, { first_name, last_name });
      }
      if (faults.is('role-change-is-not-kept')) {
        const { role, ...kept } = changes;
        return { ...Object.assign(user, kept), role: role ?? user.role };
      }
      if (faults.is('second-name-is-not-kept') && changes.first_name !== undefined) delete changes.last_name;
      return Object.assign(user, changes);
    },

    /** @param {Record<string, unknown>} view */
    toAnswer(view) {
      if (faults.is('patched-user-without-groups')) delete view.user_groups;
      return view;
    },
  };
}
