// @ts-check
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { startServer } from '../start-server.js';
import { documentFor } from './document-for.js';
import { dredd } from './dredd.js';
import { respect } from './respect.js';

/**
 * @typedef {{ api: string, document: any, server: Awaited<ReturnType<typeof startServer>>, folder: string }} Round
 * @typedef {{ name: string, program?: string, install?: string, failures: (round: Round) => Promise<string[]> }} Peer
 * `failures` names what the peer found wrong; `install` is how its program gets there, where the bench does not bring it
 * @typedef {{ peer: string, api: string, seed: string, fault?: string | undefined }} PeerJob
 * @typedef {{ failures: string[], duration: number, failure?: string }} PeerResult
 */

/** @type {readonly Peer[]} */
export const peers = [dredd, respect];

/**
 * One run of a peer against one server.
 * @param {PeerJob} job
 * @returns {Promise<PeerResult>}
 */
export async function runPeerJob(job) {
  const peer = peers.find(({ name }) => name === job.peer);
  if (peer === undefined) throw new Error(`There is no peer ${job.peer}.`);
  const folder = await mkdtemp(join(tmpdir(), 'twinspec-peer-'));
  const server = await startServer(job);
  const begun = performance.now();
  try {
    const document = await documentFor(job.api, server);
    const failures = await peer.failures({ api: job.api, document, server, folder });
    return { failures, duration: performance.now() - begun };
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
