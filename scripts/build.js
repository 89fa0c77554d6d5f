// Makes dist anew from src, specs and fixtures, and from the declarations that tsc has written before.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleCode } from './bundle-code.js';
import { bundleDocuments } from './bundle-documents.js';
import { copyTypes } from './copy-types.js';
import { root } from './doors.js';

const dist = join(root, 'dist');

await rm(dist, { recursive: true, force: true });
await Promise.all([
  bundleCode(dist),
  bundleDocuments(dist),
  copyTypes(join(root, 'node_modules/.cache/twinspec/types'), dist),
]);
