// What the editor offers while people write: prefixes, terms by name or by label, variables, keywords.
import { labelOf } from "./dom.js";

const KEYWORDS = ["SELECT", "CONSTRUCT", "ASK", "DESCRIBE", "DISTINCT", "WHERE", "OPTIONAL", "FILTER", "FILTER NOT EXISTS", "UNION", "MINUS", "VALUES", "BIND", "GRAPH", "GROUP BY", "ORDER BY", "DESC", "HAVING", "LIMIT", "OFFSET", "COUNT", "SUM", "AVG", "MIN", "MAX", "SAMPLE", "GROUP_CONCAT", "REGEX", "CONTAINS", "STRSTARTS", "LCASE", "STR", "LANG", "BOUND", "IF", "COALESCE", "PREFIX"];
const WORD = /[\p{L}\p{N}_-]*:?[\p{L}\p{N}_-]*/u;

/** The terms that the server names, as options of the editor; nothing where it does not answer. */
export async function fetchOptions() {
  const answer = await fetch("/terms").catch(() => null);
  if (!answer?.ok) return [];
  const { prefixes, terms } = await answer.json();
  return [
    ...Object.entries(prefixes).map(([prefix, namespace]) => ({ label: `${prefix}:`, type: "namespace", detail: namespace, boost: -1 })),
    ...terms.flatMap((term) => {
      const type = term.class ? "class" : "property", label = labelOf(term);
      return [{ label: term.name, type, detail: label }, ...(label === term.name ? [] : [{ label, type, detail: term.name, apply: term.name, boost: -2 }])];
    }),
  ];
}

const variables = (context) => [...new Set(context.state.doc.toString().match(/[?$][\p{L}\p{N}_]+/gu) ?? [])];

/** A source of completions for CodeMirror. */
export function completeFrom(options) {
  return (context) => {
    const variable = context.matchBefore(/[?$][\p{L}\p{N}_]*/u);
    if (variable) return { from: variable.from, options: variables(context).filter((one) => one !== variable.text).map((label) => ({ label, type: "variable" })), validFor: /^[?$][\p{L}\p{N}_]*$/u };
    const word = context.matchBefore(WORD);
    if (!word || (word.from === word.to && !context.explicit)) return null;
    return { from: word.from, options: [...options, ...KEYWORDS.map((label) => ({ label, type: "keyword" }))], validFor: /^[\p{L}\p{N}_-]*:?[\p{L}\p{N}_-]*$/u };
  };
}
