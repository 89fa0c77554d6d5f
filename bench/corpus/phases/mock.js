// @ts-check

/** Whether a mock of the document starts, with records, and answers over HTTP. @param {import('../examine.js').Subject} subject */
export async function examineMock({ file, dist, seed }) {
  const { createMock } = await import(`${dist}index.js`);
  const mock = await createMock(file, { seed });
  const server = await mock.listen();
  try {
    const [base = ''] = mock.basePaths;
    const { status } = await fetch(`${server.url}${base}/there-is-no-such-path`);
    const { collections } = mock.snapshot();
    const records = Object.values(collections).reduce(
      (sum, some) => sum + Object.keys(/** @type {object} */ (some)).length,
      0,
    );
    return { status, collections: Object.keys(collections).length, records };
  } finally {
    await server.close();
  }
}
