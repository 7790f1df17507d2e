// Applies the house rules (rules.mjs) to the tree.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { walk } from '../build/files.mjs';
import { LINES_MAX, LONG_FILES, RULES } from './rules.mjs';
import { viewSource } from './source-view.mjs';

const isUnder = (file, places = []) => places.some((place) => file === place || file.startsWith(`${place}/`));

/** Everything that is a program is read by tokens; of the rest all views are its text. */
function viewFile(file, text) {
  if (/\.[cm]?[jt]s$/.test(file)) return viewSource(file, text);
  return { text, code: text, bare: text };
}

/** The findings of one rule in one file, as { line, column, rule }. */
function applyRule(rule, views) {
  const lines = views[rule.view].split('\n');
  const written = views.text.split('\n');
  const excused = (index) =>
    rule.unless !== undefined &&
    (rule.unless.test(written[index]) || rule.unless.test(written[index - 1] ?? ''));
  return lines.flatMap((line, index) => {
    const found = rule.forbid.exec(line);
    return found === null || excused(index) ? [] : [{ line: index + 1, column: found.index + 1, rule }];
  });
}

/** All findings in `text`, taken as the file `file`: `file:line:column: rule: why`. */
export function checkText(file, text) {
  const rules = RULES.filter((rule) => isUnder(file, rule.where) && !isUnder(file, rule.allow));
  const findings = [];
  if (rules.length > 0) {
    const views = viewFile(file, text);
    for (const { line, column, rule } of rules.flatMap((rule) => applyRule(rule, views))) {
      findings.push(`${file}:${line}:${column}: ${rule.name}: ${rule.why}`);
    }
  }
  const lines = text.split('\n').length - 1;
  if (lines > LINES_MAX && !LONG_FILES.some((part) => file.includes(part))) {
    findings.push(`${file}:${LINES_MAX + 1}:1: short-files: ${lines} lines, at most ${LINES_MAX}: split it`);
  }
  return findings;
}

/** The findings in the whole tree. */
export function checkHouseRules(root) {
  const places = new Set(RULES.flatMap((rule) => rule.where));
  const files = new Set([...places].flatMap((place) => walk(root, place)));
  return [...files].sort().flatMap((file) => checkText(file, readFileSync(path.join(root, file), 'utf8')));
}
