// What is shown, in the vocabulary of the whole graph.
import { figures, fullIri, graph, nodes, predicateOf, sources, standing, statements, texts, values } from "./data.js";
import { shown } from "./scene.js";
import { view } from "./state.js";
import { shownFigures } from "./table.js";

const charts = () => view().name === "figures";

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
  const evidence = [
    ...new Set([...list.flatMap((n) => [...statements.evidence[n], ...statements.end[n]]), ...told.flatMap((f) => figures.evidence[f])]),
  ];
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
  const plain = standing(n) === "realised" ? [`${s} ${p} ${o} .`] : [];
  return statements.iri[n]
    ? [
        ...plain,
        made(term(statements.iri[n]), [
          ["a", "edu:Statement"],
          ["rdf:subject", s],
          ["rdf:predicate", p],
          ["rdf:object", o],
          ["edu:modality", modality(standing(n) === "planned")],
          ["edu:confidence", String(statements.confidence[n] / 100)],
          ...["year", "since", "until"].map((name) => [`edu:${name}`, statements[name][n] && year(statements[name][n])]),
          ["edu:level", local("level")],
          ["edu:grade", value("grade") && zh(value("grade"))],
          ["edu:role", local("role")],
          ["edu:constructionKind", local("construction")],
          ["edu:constructionStage", local("stage")],
          ["prov:wasDerivedFrom", derived(statements.evidence[n])],
          ["edu:endDerivedFrom", derived(statements.end[n])],
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
    ["edu:page", texts().page[e]],
    [
      "oa:hasSelector",
      `[ a oa:TextQuoteSelector ; oa:exact ${zh(texts().exact[e])} ; oa:prefix ${zh(texts().prefix[e])} ; oa:suffix ${zh(texts().suffix[e])} ], [ a oa:TextPositionSelector ; oa:start ${texts().start[e]} ; oa:end ${texts().end[e]} ]`,
    ],
  ]);
