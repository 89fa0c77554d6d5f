import type { Command } from 'commander';
import { type CheckName, checkNames, type PhaseName, phaseNames } from '../contract/names.js';
import { collect, toDuration, toList, toNames, toPositiveNumber, toShard } from './option-values.js';

/** What reaches the target: its address, the connection, and who calls. */
export interface ConnectOptions {
  readonly url?: string;
  readonly config?: string;
  readonly token?: string;
  readonly apiKey?: string;
  readonly user?: string;
  readonly header?: readonly string[];
  readonly identity?: readonly string[];
  readonly timeout?: number;
  readonly rate?: number;
  readonly proxy?: string;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly insecure?: boolean;
  readonly allowRemoteRefs?: boolean;
}

export interface VerifyOptions extends ConnectOptions {
  readonly phase?: readonly PhaseName[];
  readonly skipPhase?: readonly PhaseName[];
  readonly check?: readonly CheckName[];
  readonly skipCheck?: readonly CheckName[];
  readonly operation?: readonly string[];
  readonly tag?: readonly string[];
  readonly param?: readonly string[];
  readonly workflows?: readonly string[] | false;
  readonly seed?: string;
  readonly shard?: { readonly index: number; readonly of: number };
  readonly readOnly?: boolean;
  readonly shared?: boolean;
  readonly allowEffects?: boolean;
  readonly budget?: number;
  readonly failFast?: boolean;
  readonly reproduce: boolean;
  readonly cleanup: boolean;
  readonly journal?: string;
  readonly report?: readonly string[];
  readonly reproDir?: string;
  readonly baseline?: string;
  readonly writeBaseline?: string;
  readonly dryRun?: boolean;
}

export function addVerifyOptions(command: Command): void {
  addConnectOptions(command);
  addScopeOptions(command);
  addOutcomeOptions(command);
}

export function addConnectOptions(command: Command): Command {
  return command
    .optionsGroup('Target:')
    .option('-u, --url <url>', 'base URL, with the base path of the API')
    .option('--timeout <duration>', 'how long an answer may take (default: 30s)', toDuration)
    .option('--rate <number>', 'most requests a second', toPositiveNumber)
    .option('--proxy <url>', 'HTTP proxy')
    .option('--ca <file>', 'certificates (PEM) to trust')
    .option('--cert <file>', 'client certificate (PEM)')
    .option('--key <file>', 'private key (PEM) of the client certificate')
    .option('--insecure', 'do not check the certificate of the server')
    .option('--allow-remote-refs', 'follow $refs of the document to public http and https addresses')
    .option('-c, --config <file>', 'settings (default: twinspec.config.yaml where it is there)')
    .optionsGroup('Credentials (also TWINSPEC_TOKEN and TWINSPEC_TOKEN_<IDENTITY> of the environment):')
    .option('-t, --token <token>', 'bearer token; the API key where the document knows no bearer token')
    .option('--api-key <key>', 'API key')
    .option('--user <name:password>', 'HTTP Basic')
    .option('-H, --header <header>', "'Name: value' for every request; repeatable", collect)
    .option(
      '--identity <name=value>',
      'another caller, as name=value[;scopes=a,b][;read-only][;outsider][;expired]; repeatable',
      collect,
    );
}

function addScopeOptions(command: Command): Command {
  return command
    .optionsGroup('What is checked:')
    .option('--operation <ids>', 'operationIds; repeatable, or with commas', toList)
    .option('--tag <tags>', 'operations with these tags', toList)
    .option('--phase <names>', phaseNames.join(', '), toNames(phaseNames))
    .option('--skip-phase <names>', 'leave phases out', toNames(phaseNames))
    .option('--check <names>', 'only these checks; --list-checks names them', toNames(checkNames))
    .option('--skip-check <names>', 'leave checks out', toNames(checkNames))
    .option('--param <name=value>', 'a parameter that exists already, such as workspace=starter; repeatable', collect)
    .option('--workflows <files...>', 'Arazzo files to run (default for a bundled service: its own)')
    .option('--no-workflows', 'run none')
    .option('--seed <text>', 'same seed and server, same requests; random without it')
    .option('--shard <part/parts>', 'one part of the operations, such as 2/4', toShard)
    .option('--dry-run', 'print the plan, send nothing')
    .optionsGroup('Care:')
    .option('--read-only', 'send nothing that could change anything')
    .option('--shared', 'others write at the same time: judge only own records')
    .option(
      '--allow-effects',
      'act on the caller itself, send messages, do what cannot be undone (default on loopback)',
    )
    .option('--no-allow-effects', 'do none of that')
    .option('--journal <file>', 'note what is created (default off loopback: a file in the temp folder)')
    .option('--no-cleanup', 'leave what was created');
}

function addOutcomeOptions(command: Command): Command {
  return command
    .optionsGroup('Ending:')
    .option('--budget <duration>', 'begin no new case after this time, such as 30s', toDuration)
    .option('--fail-fast', 'end at the first finding')
    .option('--no-reproduce', 'do not shrink findings to scripts')
    .optionsGroup('Results:')
    .option('-r, --report <kind=file...>', 'junit, sarif, html, har or ndjson with a file, or github')
    .option('--repro-dir <folder>', 'write a script for each finding')
    .option('--baseline <file>', 'known findings, which do not count')
    .option('--write-baseline <file>', 'write the findings of this run as known ones');
}
