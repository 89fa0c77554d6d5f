// @ts-check
// The floor: what nobody can do without. Looks up, copies and serialises the same data; parses the body of a write and copies it in.
// No authentication, no validation, no router, no errors.
import { createServer } from 'node:http';
import { readPeerData } from './peer-data.js';

const { users, callers, port } = readPeerData();
const [me] = /** @type {[string]} */ ([...callers.values()]);
const USERS = '/api/oum/v1/users/';

createServer((request, response) => {
  const url = /** @type {string} */ (request.url);
  if (request.method === 'PATCH') {
    const chunks = /** @type {Buffer[]} */ ([]);
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const user = { ...found(me), ...JSON.parse(Buffer.concat(chunks).toString()) };
      users.set(me, user);
      send(response, { id: user.id, email: user.email, name: user.name });
    });
  } else if (url.startsWith(USERS)) {
    send(response, { ...found(decodeURIComponent(url.slice(USERS.length))) });
  } else {
    send(response, { count: users.size, items: firstPage() });
  }
}).listen(port, '127.0.0.1');

function firstPage() {
  const items = [];
  for (const { id, email, name } of users.values()) {
    if (items.push({ id, email, name }) === 100) break;
  }
  return items;
}

/** @param {string} id */
function found(id) {
  return /** @type {import('./peer-data.js').User} */ (users.get(id));
}

/** @param {import('node:http').ServerResponse} response @param {unknown} body */
function send(response, body) {
  const text = JSON.stringify(body);
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) });
  response.end(text);
}
