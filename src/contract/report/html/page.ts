import { createHash } from 'node:crypto';
import { coverageSection } from './coverage-section.js';
import { filterBar } from './filter-bar.js';
import { findingsSection } from './findings-section.js';
import { header, outcomeSign } from './header.js';
import { html, htmlText, trusted } from './html.js';
import { runSection } from './run-section.js';
import { script } from './script.js';
import { style } from './style.js';
import type { View } from './view.js';

/** The page. It asks nobody for anything: the policy forbids all but its own style and script. */
export function toPage(view: View): string {
  const { started, errors, observations } = view.summary;
  const title = started?.document.title ?? 'twinspec';
  return htmlText(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${outcomeSign(view.summary)} ${title}: contract report</title>
<link rel="icon" href="data:,">
<style>${trusted(style)}</style>
</head>
<body>
<a class="skip" href="#results">Skip to the results</a>
${header(view)}
${filterBar(view)}
<main id="results" tabindex="-1">
${findingsSection(view, { id: 'findings', title: 'Findings', findings: errors })}
${findingsSection(view, { id: 'observations', title: 'Observations', findings: observations })}
${coverageSection(view)}
${runSection(view)}
</main>
<footer>Made by twinspec. Credentials and secrets are replaced.</footer>
<script>${trusted(script)}</script>
</body>
</html>
`);
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const policy = [
  "default-src 'none'",
  `style-src ${hashOf(style)}`,
  `script-src ${hashOf(script)}`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
