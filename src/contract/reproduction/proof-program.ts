import type { Proof } from '../finding.js';
import { replaceInProof } from './replace-values.js';

interface Setting {
  /** Which variables of the environment hold the values of this time. */
  readonly names: ReadonlyMap<string, string>;
  /** Of each request of the script: how it ended where the fault showed (2 for 201). */
  readonly classes: readonly number[];
}

/** JavaScript for node that asks whether a proof holds, and exits with 0 or 1. Its arguments are the numbers of the answers. */
export function proofProgram(proof: Proof, { names, classes }: Setting): string {
  const variable = (value: string): string => `process.env.${names.get(value) ?? ''}`;
  const renewed = replaceInProof(proof, {
    values: [...names.keys()],
    to: (value) => `" + ${variable(value)} + "`,
    toNumber: (value) => `Number(${variable(value)})`,
  });
  return `const { readFileSync } = require("node:fs");
const isTime = (text) => /^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?(?:Z|[+-]\\d\\d:?\\d\\d)$/i.test(text);
const isAddress = (text) => /^[^@\\s]+@[^@\\s]+$/.test(text);
const sorted = (list) => JSON.stringify(list.map(String).sort());
function same(one, other) {
  if ((one ?? null) === (other ?? null)) return true;
  if (typeof one === "string" && typeof other === "string") {
    return (isTime(one) && isTime(other) && Date.parse(one) === Date.parse(other)) || (isAddress(one) && one.toLowerCase() === other.toLowerCase());
  }
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  if (Array.isArray(one) && Array.isArray(other)) {
    if (one.length !== other.length) return false;
    return [...one, ...other].every((item) => typeof item !== "object") ? sorted(one) === sorted(other) : one.every((item, index) => same(item, other[index]));
  }
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((name) => same(one[name], other[name]));
}
const readAnswer = (number) => {
  const read = (part) => readFileSync(process.env.work + "/" + number + "." + part, "utf8");
  const blocks = read("headers").trim().split(/\\r?\\n\\r?\\n/);
  const [line, ...rest] = (blocks.at(-1) ?? "").split(/\\r?\\n/);
  const headers = {};
  for (const each of rest) {
    const name = each.slice(0, each.indexOf(":")).toLowerCase();
    const value = each.slice(each.indexOf(":") + 1).trim();
    headers[name] = name in headers ? headers[name] + ", " + value : value;
  }
  const text = read("body");
  let body = text === "" ? undefined : text;
  if (/json/i.test(headers["content-type"] ?? "")) try { body = JSON.parse(text); } catch {}
  return { status: Number(line.split(" ")[1]), headers, body };
};
const other = [${classes.join(', ')}].findIndex((known, index) => Math.floor(readAnswer(index + 1).status / 100) !== known);
if (other >= 0) {
  console.log("request " + (other + 1) + " ends with " + readAnswer(other + 1).status + ", unlike where the fault showed");
  process.exit(0);
}
const answers = process.argv.slice(2).map(readAnswer);
let isRight = false;
try { isRight = Boolean(${renewed}); } catch {}
console.log(isRight ? "as it should be" : "the fault shows");
process.exit(isRight ? 0 : 1);`;
}
