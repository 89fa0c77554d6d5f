// @ts-check

/**
 * Tells a server, at the very place where the bug would be, whether it has it.
 * @param {string | undefined} fault the one fault of this server; without it the server is correct
 * @param {Iterable<string>} known ids of the faults in the catalogue of the API
 * @returns {{ is: (id: string) => boolean }} `is` throws for an id that the catalogue lacks
 */
export function createFaultSwitch(fault, known) {
  const ids = new Set(known);
  /** @param {string} id */
  const assertKnown = (id) => {
    if (!ids.has(id)) throw new Error(`The catalogue has no fault ${id}: add it there, or correct the id.`);
  };

  if (fault !== undefined) assertKnown(fault);
  return {
    is(id) {
      assertKnown(id);
      return id === fault;
    },
  };
}

/** @typedef {ReturnType<typeof createFaultSwitch>} FaultSwitch */
