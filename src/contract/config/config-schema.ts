import { phaseNames } from '../case.js';
import { checks } from '../check-names.js';
import { durationPattern } from './duration.js';

const text = { type: 'string', minLength: 1 } as const;
const flag = (description: string) => ({ type: 'boolean', description }) as const;
const file = (description: string) => ({ ...text, description }) as const;
const texts = (description: string) => ({ type: 'array', items: text, description }) as const;
const duration = (description: string) =>
  ({ type: 'string', pattern: durationPattern, description: `${description}; a number with ms, s, m or h.` }) as const;
const scalar = { type: ['string', 'number', 'boolean'] } as const;

const object = (properties: object, rest: object = {}) =>
  ({ type: 'object', additionalProperties: false, properties, ...rest }) as const;

const mapOf = (values: object, description: string) =>
  ({ type: 'object', additionalProperties: values, description }) as const;

const secret = (description: string) =>
  ({
    description: `${description} Better \${NAME} of the environment than the secret itself.`,
    anyOf: [text, object({ command: { type: 'array', items: text, minItems: 1 } }, { required: ['command'] })],
  }) as const;

const login = object(
  {
    operation: { ...text, description: 'operationId of the request that hands out the token.' },
    body: { description: 'Body of the request.' },
    parameters: mapOf(scalar, 'Parameters of the request by name.'),
    token: {
      type: 'string',
      pattern: '^\\$response\\.(body(#/.*)?|header\\..+)$',
      description:
        'Where the answer holds the token: $response.body, $response.body#/pointer or $response.header.name.',
    },
    scheme: { ...text, description: 'Security scheme that the token is for, where it is not the bearer token.' },
  },
  { required: ['operation', 'token'], description: 'A request before the run that fetches the token.' },
);

const identity = object({
  token: secret('Bearer token; the API key where the document has no bearer scheme.'),
  apiKey: secret('Value of the API key.'),
  user: secret('name:password of HTTP Basic.'),
  credentials: mapOf(secret('Value for this scheme.'), 'Values by the name of the security scheme.'),
  scopes: texts('Scopes and roles that the identity has; all of them without this.'),
  isReadOnly: flag('May read and change nothing, though no scope says so.'),
  isOutsider: flag('Belongs to another organisation and may see nothing of what the others have.'),
  isExpired: flag('Its credentials are expired or revoked, so every request has to be refused.'),
  login,
});

const target = object({
  url: { ...text, description: 'Base URL of the implementation, with the base path of the API.' },
  headers: mapOf(text, 'Headers of every request.'),
  rate: { type: 'number', exclusiveMinimum: 0, description: 'Most requests a second.' },
  timeout: duration('How long an answer may take'),
  proxy: file('URL of an HTTP proxy.'),
  ca: file('File with the certificates (PEM) to trust.'),
  cert: file('File with the client certificate (PEM).'),
  key: file('File with its private key (PEM).'),
  insecure: flag('Do not check the certificate of the server.'),
});

const reports = object({
  junit: file('JUnit XML.'),
  sarif: file('SARIF, for code scanning.'),
  html: file('One self-contained page.'),
  har: file('HTTP archive of every exchange.'),
  ndjson: file('Every event of the run, one JSON object a line; `twinspec merge` reads it.'),
  github: flag('Annotations and a job summary in GitHub Actions.'),
});

/** JSON Schema of `twinspec.config.yaml`; `schemas/twinspec.config.schema.json` is the same for editors. */
export const configSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Settings of twinspec verify',
  type: ['object', 'null'],
  additionalProperties: false,
  properties: {
    document: { ...text, description: 'OpenAPI document, or the name of a bundled service.' },
    target: { ...target, description: 'The implementation to check.' },
    identities: mapOf(identity, 'Who calls, by name; the first one that may is taken.'),
    parameters: mapOf(
      { anyOf: [scalar, { type: 'array', items: scalar, minItems: 1 }] },
      'Values of path and query parameters that exist already, by name.',
    ),
    phases: { type: 'array', items: { enum: phaseNames }, uniqueItems: true, description: 'Phases to run.' },
    checks: object(
      Object.fromEntries(
        Object.entries(checks).map(([name, description]) => [
          name,
          { enum: ['error', 'observation', 'off'], description },
        ]),
      ),
      { description: 'How serious each check is; off does not ask it.' },
    ),
    operations: texts('operationIds to check; all without this.'),
    tags: texts('Tags of the operations to check.'),
    baseline: file('File with known findings.'),
    seed: { type: ['string', 'number'], description: 'Same seed and server, same requests.' },
    budget: duration('Time after which no new case is begun'),
    shared: flag('Others write at the same time: only own records are judged.'),
    readOnly: flag('Send nothing that could change anything.'),
    allowEffects: flag('May act on the caller itself, send messages, and do what cannot be undone.'),
    failFast: flag('End at the first finding.'),
    reproduce: flag('Shrink findings to scripts; costs requests.'),
    workflows: {
      anyOf: [{ type: 'array', items: text }, { const: false }],
      description: 'Arazzo files to run; false runs none.',
    },
    journal: file('File that notes what is created, for twinspec clean.'),
    reports: { ...reports, description: 'Files to write.' },
  },
} as const;
