"use strict";
// Language and elements. Every word that comes out of a document is set as text, never as markup.
const data = JSON.parse(document.getElementById("data").textContent);
const words = JSON.parse(document.getElementById("words").textContent);
const state = { lang: "zh", view: 0, thing: null, claim: null, off: { kind: new Set(), predicate: new Set(), modality: new Set() }, area: "", paper: "", rows: 100 };
const byId = (id) => document.getElementById(id);
const pick = (pair, name) => (pair ? pair[state.lang === "zh" ? 0 : 1] : name);
const fill = (words, values) => words.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
const say = (name, values) => fill(pick(words.page[name], name), values || {});
const className = (name) => pick(words.classes[name], name);
const predicateName = (name) => pick(words.predicates[name], name);
const viewName = (name) => pick(words.views[name], name);
const qualifierName = (name) => pick(words.qualifiers[name], name);
const qualifierValue = (name, value) => (name === "role" || name === "level" || name.startsWith("construction") ? pick(words.values[value], value) : value);
const paperOf = (quote) => data.papers[quote.paper] || { path: "?" };

function make(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties || {})) {
    if (name.startsWith("aria") || name === "role") element.setAttribute(name.replace(/[A-Z]/g, (c) => "-" + c.toLowerCase()), value);
    else element[name] = value;
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

function sentence(claim) {
  const pair = words.predicates[claim.p];
  const pattern = isLead(claim) ? say("leads") : pair ? pair[state.lang === "zh" ? 2 : 3] : "{s} — " + claim.p + " → {o}";
  return fill(pattern, { s: data.things[claim.s].label, o: data.things[claim.o].label });
}

function qualifierPairs(claim) {
  return Object.entries(claim.qualifiers || {}).map(([name, value]) => [qualifierName(name), qualifierValue(name, value)]);
}

function isLead(claim) {
  return claim.p === "memberOf" && (claim.qualifiers || {}).role === "Lead";
}

function quoteBlock(number) {
  const quote = data.quotes[number];
  const paper = paperOf(quote);
  const place = quote.end > quote.start ? "，" + say("place", quote) : "";
  return make("blockquote", {}, quote.prefix || "", make("mark", { textContent: quote.exact }), quote.suffix || "",
    make("footer", { textContent: paper.path + (paper.title ? " · " + paper.title : "") + place }));
}
