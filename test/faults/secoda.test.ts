import { statuses, tour } from './probes/secoda/tour.js';
import { probes } from './probes/secoda.js';
import { describeCorpus } from './support/corpus.js';

await describeCorpus({
  api: 'secoda',
  basePath: '',
  document: 'specs/secoda.yaml',
  role: 'api-key',
  probes,
  tour,
  statuses,
});
