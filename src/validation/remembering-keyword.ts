import type { Ajv2020, ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { isDeeplyFrozen } from '../http/index.js';
import { createVerdicts, type Verdicts } from '../spec/index.js';

export type Sender = 'client' | 'server';

/** What compiled schemas are told about the message that they check (ajv's `passContext`). */
export interface Check {
  readonly sends: Sender;
  readonly verdicts: Verdicts<Verdict>;
}

/** Whether a value is valid, or why not. */
type Verdict = true | readonly ErrorObject[];

export const startCheck = (sends: Sender): Check => ({ sends, verdicts: createVerdicts(toBrief) });

/** Of errors of one kind, in a message that is no ordinary one. */
const mostAlike = 5;

/**
 * `remembered: <reference>` is `$ref: <reference>` that is compiled when a value gets there, so that a document costs
 * what is used of it, and that skips frozen objects which it has seen to be valid in answers.
 */
export function addRememberingKeyword(ajv: Ajv2020, validatorOf: (reference: string) => ValidateFunction): void {
  ajv.addKeyword({
    keyword: 'remembered',
    schemaType: 'string',
    errors: 'full',
    compile(reference: string) {
      const known = new WeakSet();
      let validate: ValidateFunction | undefined;
      const remember: RememberingCheck = function (value, position) {
        const answered = this?.sends === 'server' && isObject(value) ? value : undefined;
        if (answered && known.has(answered)) return true;

        const judge = (): Verdict => {
          validate ??= validatorOf(reference);
          return (validate.call(this, value) as unknown) === true || (validate.errors ?? []);
        };
        const verdict = this === undefined ? judge() : this.verdicts.on(reference, value, judge);
        if (verdict !== true) remember.errors = below(verdict, position);
        else if (answered && isDeeplyFrozen(answered)) known.add(answered);
        return verdict === true;
      };
      return remember as never;
    },
  });
}

/** What the same keyword of the same schema says of ever more places is left out: each alternative says it again. */
function toBrief(verdict: Verdict): Verdict {
  if (verdict === true || verdict.length <= mostAlike) return verdict;
  const counts = new Map<unknown, Map<string, number>>();
  return verdict.filter(({ parentSchema, keyword, params }) => {
    const ofSchema = counts.get(parentSchema) ?? new Map<string, number>();
    counts.set(parentSchema, ofSchema);
    const kind = `${keyword} ${(params as { readonly missingProperty?: string }).missingProperty ?? ''}`;
    const count = (ofSchema.get(kind) ?? 0) + 1;
    ofSchema.set(kind, count);
    return count <= mostAlike;
  });
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

interface RememberingCheck {
  (this: Check | undefined, value: unknown, position?: Position): boolean;
  errors?: Partial<ErrorObject>[];
}

interface Position {
  readonly instancePath: string;
}

const below = (errors: readonly ErrorObject[], { instancePath: above }: Position = { instancePath: '' }) =>
  errors.map((error): ErrorObject => ({ ...error, instancePath: `${above}${error.instancePath}` }));
