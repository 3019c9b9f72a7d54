// What is shown, as PNG, SVG, CSV or Turtle.
import { figures, fullIri, graph, isPlanned, nodes, predicateOf, sources, statements, texts, values, yearOf } from "./data.js";
import { announce } from "./dom.js";
import { FACE } from "./look.js";
import { shown } from "./scene.js";
import { paintWith, screenSize } from "./stage.js";
import { view } from "./state.js";
import { SvgPen } from "./svgpen.js";
import { shownFigures } from "./table.js";
import { predicateName, qualifiersOf, say, viewName } from "./words.js";

const charts = () => view().name === "figures";

/** @returns {Promise<Blob>} the picture at twice the screen's size */
export function toPng() {
  const [width, height] = screenSize(),
    canvas = document.createElement("canvas"),
    pen = canvas.getContext("2d");
  canvas.width = 2 * width;
  canvas.height = 2 * height;
  pen.scale(2, 2);
  paintWith(pen, width, height, false);
  return new Promise((done) => {
    canvas.toBlob(done, "image/png");
  });
}

/** @returns {string} all that is shown, as large as its labels need; of the figures, the chart */
export function toSvg() {
  if (charts()) return chartSvg();
  const pen = new SvgPen(1600, 1000);
  paintWith(pen, 1600, 1000, true);
  return pen.toString(viewName(view().name), FACE);
}

/** The chart on the page with its style written into it. */
function chartSvg() {
  const chart = document.querySelector("#charts .chart svg"),
    copy = chart.cloneNode(true),
    from = [chart, ...chart.querySelectorAll("*")];
  [copy, ...copy.querySelectorAll("*")].forEach((element, at) => {
    const style = getComputedStyle(from[at]);
    for (const name of ["fill", "stroke", "stroke-width", "stroke-dasharray", "font-size", "font-family", "font-weight"])
      element.setAttribute(name, style.getPropertyValue(name));
  });
  return new XMLSerializer().serializeToString(copy);
}

/** A cell: what a spreadsheet would take for a formula is kept from being one. */
function cell(value) {
  const words = String(value ?? ""),
    safe = typeof value !== "number" && /^[=+\-@\t\r]/.test(words) ? `'${words}` : words;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const said = (evidence) => [
  evidence.map((e) => texts().exact[e]).join(" | "),
  [...new Set(evidence.map((e) => sources.path[graph.evidence[e]]).filter(Boolean))].join(" | "),
];

/** @returns {string} a row a statement (or figure), with what says it; the mark at the start lets spreadsheets read Chinese */
export function toCsv() {
  const head = charts()
    ? ["subject", "indicator", "value", "unit", "year", "modality", "said", "source"]
    : ["subject", "relation", "object", "qualifier", "year", "modality", "confidence", "said", "source"];
  const state = (planned) => say(planned ? "planned" : "realised");
  const rows = charts()
    ? shownFigures().map((f) => [
        nodes.label[figures.about[f]],
        values[figures.indicator[f]],
        figures.value[f],
        values[figures.unit[f]],
        figures.year[f] || "",
        state(figures.planned[f]),
        ...said(figures.evidence[f]),
      ])
    : shown.statements.map((n) => [
        nodes.label[statements.subject[n]],
        predicateName(predicateOf(n)),
        nodes.label[statements.object[n]],
        qualifiersOf(n)
          .map((pair) => pair.join(" "))
          .join("; "),
        yearOf(n) || "",
        state(isPlanned(n)),
        statements.confidence[n] / 100,
        ...said(statements.evidence[n]),
      ]);
  return `\ufeff${[head.map((name) => say(name)), ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

const HEAD = Object.entries({
  edu: "https://w3id.org/edukg/ontology#",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  dcterms: "http://purl.org/dc/terms/",
  prov: "http://www.w3.org/ns/prov#",
  oa: "http://www.w3.org/ns/oa#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
})
  .map(([name, iri]) => `@prefix ${name}: <${iri}> .`)
  .join("\n");
const code = (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0").toUpperCase()}`;
const text = (words) => `"${words.replace(/["\\\u0000-\u001f\u007f]/g, code)}"`;
const zh = (words) => `${text(words)}@zh`;
const term = (iri) => `<${fullIri(iri).replace(/[\u0000-\u0020<>"{}|^`\\]/g, (char) => encodeURIComponent(char))}>`;
const year = (value) => `"${value}"^^xsd:gYear`;
const relation = (name) => (/^[A-Za-z]\w*$/.test(name) ? `edu:${name}` : term(name));
const made = (iri, pairs) =>
  `${iri} ${pairs
    .filter(([, value]) => value)
    .map(([name, value]) => `${name} ${value}`)
    .join(" ;\n    ")} .`;

/** @returns {string} what is shown, in the vocabulary of the whole graph: plain triples for what has come about, statements with their evidence for all */
export function toTurtle() {
  const list = charts() ? [] : shown.statements,
    told = charts() ? shownFigures() : [];
  const things = [
    ...new Set([
      ...(charts() ? [] : shown.anchors.reduce((all, anchor, node) => (anchor >= 0 ? [...all, node] : all), [])),
      ...told.map((f) => figures.about[f]),
    ]),
  ];
  const evidence = [...new Set([...list.flatMap((n) => statements.evidence[n]), ...told.flatMap((f) => figures.evidence[f])])];
  const papers = [...new Set(evidence.map((e) => graph.evidence[e]))].filter((source) => source >= 0);
  return (
    [
      HEAD,
      ...things.map(thing),
      ...list.flatMap(statement),
      ...told.map(figure),
      ...evidence.map(quote),
      ...papers.map((p) =>
        made(term(sources.iri[p]), [
          ["a", "edu:SourceDocument"],
          ["dcterms:identifier", text(sources.path[p])],
          ["dcterms:title", sources.title[p] && zh(sources.title[p])],
        ]),
      ),
    ].join("\n\n") + "\n"
  );
}

const quoteName = (e) => `<${graph.settings.base}shown/evidence/${e}>`;
const thing = (node) =>
  made(term(nodes.iri[node]), [
    ["a", graph.types[nodes.type[node]].map((name) => `edu:${name}`).join(", ")],
    ["rdfs:label", zh(nodes.label[node])],
    ["skos:altLabel", (nodes.aliases[node] || []).map(zh).join(", ")],
  ]);
const modality = (planned) => (planned ? "edu:Planned" : "edu:Realised");
const derived = (evidence) => evidence.map(quoteName).join(", ");

function statement(n) {
  const [s, p, o] = [term(nodes.iri[statements.subject[n]]), relation(predicateOf(n)), term(nodes.iri[statements.object[n]])],
    value = (column) => values[statements[column][n]];
  const local = (column) => value(column) && (/^[A-Z]\w*$/.test(value(column)) ? `edu:${value(column)}` : zh(value(column)));
  const plain = isPlanned(n) ? [] : [`${s} ${p} ${o} .`];
  return statements.iri[n]
    ? [
        ...plain,
        made(term(statements.iri[n]), [
          ["a", "edu:Statement"],
          ["rdf:subject", s],
          ["rdf:predicate", p],
          ["rdf:object", o],
          ["edu:modality", modality(isPlanned(n))],
          ["edu:confidence", String(statements.confidence[n] / 100)],
          ["edu:year", statements.year[n] && year(statements.year[n])],
          ["edu:level", local("level")],
          ["edu:grade", value("grade") && zh(value("grade"))],
          ["edu:role", local("role")],
          ["edu:constructionKind", local("construction")],
          ["edu:constructionStage", local("stage")],
          ["prov:wasDerivedFrom", derived(statements.evidence[n])],
        ]),
      ]
    : plain;
}

const figure = (f) =>
  made(term(figures.iri[f]), [
    ["a", "edu:Observation"],
    ["edu:about", term(nodes.iri[figures.about[f]])],
    ["edu:indicator", zh(values[figures.indicator[f]])],
    ["edu:value", `"${figures.value[f]}"^^xsd:double`],
    ["edu:unit", values[figures.unit[f]] && text(values[figures.unit[f]])],
    ["edu:year", figures.year[f] && year(figures.year[f])],
    ["edu:modality", modality(figures.planned[f])],
    ["prov:wasDerivedFrom", derived(figures.evidence[f])],
  ]);
const quote = (e) =>
  made(quoteName(e), [
    ["a", "edu:Evidence"],
    ["oa:hasSource", graph.evidence[e] >= 0 && term(sources.iri[graph.evidence[e]])],
    [
      "oa:hasSelector",
      `[ a oa:TextQuoteSelector ; oa:exact ${zh(texts().exact[e])} ; oa:prefix ${zh(texts().prefix[e])} ; oa:suffix ${zh(texts().suffix[e])} ]`,
    ],
  ]);

const FORMS = { png: ["image/png", toPng], svg: ["image/svg+xml", toSvg], csv: ["text/csv", toCsv], ttl: ["text/turtle", toTurtle] };
/** Hand the reader a file of what is shown. */
export async function save(form) {
  const [type, write] = FORMS[form],
    blob = await write(),
    link = document.createElement("a");
  link.href = URL.createObjectURL(blob instanceof Blob ? blob : new Blob([blob], { type: `${type};charset=utf-8` }));
  link.download = `${viewName(view().name)}.${form}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 5000);
  announce(say("saved", { name: link.download }));
}
