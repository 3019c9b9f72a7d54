// What the page says, in Chinese or English; the words of documents stay as they are.
import words from "./words.json";
import { isEnded, isLead, lifeWords, nodes, predicateOf, statements, values } from "./data.js";
import { state } from "./state.js";

const pick = (pair, name) => (pair ? pair[state.lang === "en" ? 1 : 0] : name);
const COUNTED = ["nodes", "statements", "figures", "sources"];
const fill = (pattern, told) =>
  pattern.replace(/\{(\w+)\}/g, (whole, name) => (name in told ? (COUNTED.includes(name) ? number(told[name]) : told[name]) : whole));

/** One of the page's own phrases, with what goes between its braces. */
export const say = (name, told = {}) => fill(pick(words.page[name], name), told);
export const className = (name) => pick(words.classes[name], name);
export const predicateName = (name) => pick(words.predicates[name], name);
export const viewName = (name) => pick(words.views[name], name);
/** A label that comes in both languages. */
export const either = (label) => (state.lang === "en" ? label.en : label.zh);
/** A number as people read it. */
export const number = (value) => value.toLocaleString(state.lang === "en" ? "en" : "zh-CN", { maximumFractionDigits: 6 });
/** A term's local name in the reader's language; other text as it is. */
export const valueName = (value) => pick(words.values[value], value);

/** A statement as a sentence. */
export function sentence(n) {
  const pair = words.predicates[predicateOf(n)];
  const pattern = isLead(n) ? say("leads") : pair ? pair[state.lang === "en" ? 3 : 2] : `{s} — ${predicateOf(n)} → {o}`;
  return fill(pattern, { s: nodes.label[statements.subject[n]], o: nodes.label[statements.object[n]] });
}

const COLUMNS = { role: "role", grade: "grade", level: "level", construction: "constructionKind", stage: "constructionStage" };
/** @returns {[string, string][]} the qualifiers of a statement, named; with its year or without */
export function qualifiersOf(n, dated = true) {
  const pairs = Object.entries(COLUMNS)
    .filter(([column]) => statements[column][n])
    .map(([column, name]) => [pick(words.qualifiers[name], name), valueName(values[statements[column][n]])]);
  for (const name of ["since", "until", "year"])
    if (dated && statements[name][n]) pairs.push([pick(words.qualifiers[name], name), String(statements[name][n])]);
  return pairs;
}

/** What a line is labelled with: the telling qualifiers, else the relation. */
export function shortWords(n) {
  const told = [
    ...["role", "grade", "construction", "stage"].map((column) => valueName(values[statements[column][n]])),
    statements.since[n] || statements.until[n] ? lifeWords(n) : statements.year[n] || "",
    isEnded(n) ? say("ended") : "",
  ].filter(Boolean);
  return told.length ? told.join(" ") : predicateName(predicateOf(n));
}
