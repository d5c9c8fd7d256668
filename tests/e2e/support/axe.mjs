// Accessibility by axe: no violation at all, told so that one can find and mend it.

import { createRequire } from "node:module";

const { source } = createRequire(import.meta.url)("axe-core");

/** Fails if axe finds anything in the page or in a frame of it. */
export async function axe(page) {
  for (const frame of page.frames()) await frame.evaluate(source);
  const violations = await page.evaluate(async () => {
    const result = await window.axe.run(document, { resultTypes: ["violations"] });
    return result.violations;
  });
  if (violations.length === 0) return;

  const report = violations.flatMap(({ id, impact, help, helpUrl, nodes }) => [
    `${id} (${impact}): ${help}\n  ${helpUrl}`,
    ...nodes.map((node) => `  ${node.target.join(" ")}\n    ${node.html}\n    ${indent(node)}`),
  ]);
  const count = `axe found ${violations.length} violation(s) at ${page.url()}`;
  throw new Error([count, ...report].join("\n"));
}

function indent(node) {
  return node.failureSummary.replaceAll("\n", "\n    ");
}
