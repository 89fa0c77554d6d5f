import { driftProbes } from './probes/windmill/drift.js';
import { statuses, tour } from './probes/windmill/tour.js';
import { probes } from './probes/windmill.js';
import { describeCorpus } from './support/corpus.js';

await describeCorpus({
  api: 'windmill',
  basePath: '/api',
  document: 'specs/windmill.yaml',
  role: 'superadmin',
  probes,
  tour,
  statuses,
  drift: driftProbes,
});
