// @ts-check

import { messageFaults } from './secoda/messages.js';
import { more } from './secoda/more.js';
import { recordFaults } from './secoda/records.js';
import { relationFaults } from './secoda/relations.js';
import { requestFaults } from './secoda/requests.js';

export const faults = [...messageFaults, ...requestFaults, ...recordFaults, ...relationFaults, ...more];
