import type { Delay } from './fault-rule.js';

/** A number from 0 to below 1. */
export type Draw = () => number;

const longestDelay = 600_000;

/** Whole milliseconds, up to ten minutes. */
export const drawDelay = (delay: Delay, draw: Draw): number =>
  Math.round(Math.min(longestDelay, Math.max(0, millisecondsOf(delay, draw))));

function millisecondsOf(delay: Delay, draw: Draw): number {
  if ('milliseconds' in delay) return delay.milliseconds;
  if ('least' in delay) return delay.least + draw() * (delay.most - delay.least);
  return delay.median * Math.exp(delay.sigma * drawNormal(draw));
}

/** Box and Muller's method (https://doi.org/10.1214/aoms/1177706645). */
const drawNormal = (draw: Draw): number => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
