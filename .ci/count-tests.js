// count-tests.js <report of vitest's json reporter> <its exit code>: prints how many tests passed, and how many did not.
// A file that cannot be loaded is one failure, and so is a skipped test; a run that failed never counts none.
import { readFileSync } from 'node:fs';

const [file, exitCode] = process.argv.slice(2);
const report = JSON.parse(readFileSync(file, 'utf8'));

const hasFailedTest = ({ assertionResults }) => assertionResults.some(({ status }) => status === 'failed');
const brokenFiles = report.testResults.filter((result) => result.status === 'failed' && !hasFailedTest(result));
const failed = report.numTotalTests - report.numPassedTests + brokenFiles.length;
const hasFailed = exitCode !== '0' || report.numPassedTests === 0;

console.log(`${report.numPassedTests} ${failed === 0 && hasFailed ? 1 : failed}`);
