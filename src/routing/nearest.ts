/** The templates most like a path that nothing serves, best first; what a 404 names. */
export function nearestTemplates(path: string, templates: Iterable<string>, most = 3): readonly string[] {
  const wanted = path.split('/').slice(0, 32);
  const scored = [...templates].map((template) => ({ template, score: likeness(wanted, template.split('/')) }));
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ template }) => template);
}

/** Segments alike at the same place, less the difference in length. */
function likeness(wanted: readonly string[], template: readonly string[]): number {
  let score = -Math.abs(wanted.length - template.length);
  for (const [index, segment] of template.entries()) {
    const sent = wanted[index];
    if (sent === undefined || segment === '') continue;
    if (sent === segment) score += 4;
    else if (segment.startsWith('{')) score += 1;
    else if (sent !== '' && (segment.startsWith(sent.slice(0, 3)) || sent.startsWith(segment.slice(0, 3)))) score += 2;
  }
  return score;
}
