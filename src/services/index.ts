/** What one documented API really does: the bundled services, and the fixtures that they start from. */
import type { Service } from '../mock/index.js';
import { orgUserManagement } from './org-user-management/org-user-management.js';
import { secoda } from './secoda/secoda.js';
import { squadcast } from './squadcast/squadcast.js';
import { windmill } from './windmill/windmill.js';

/** The services that come with the package, in the order that they are started in. */
export const bundledServices: readonly Service[] = [squadcast, orgUserManagement, secoda, windmill];

export { createControlPlane } from './control-plane/control-plane.js';
export type { Deployment } from './control-plane/deployment.js';
export type { paths } from './control-plane/generated/document.js';
export { createDocumentService, type DocumentService } from './document-service.js';
export {
  emptyFixture,
  type FixtureCredential,
  type FixtureFile,
  FixtureFileError,
  readFixture,
  withPlaces,
} from './fixture-file.js';
export { makeProfile } from './profiles/profile.js';
export { isProfile, type ProfileName } from './profiles/profile-name.js';
