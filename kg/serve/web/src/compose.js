// Writes the SPARQL of a question that was put together from choices.
const IRI = /^[^\s<>"{}|\\^`\u0000-\u0020]+$/u;
const bracket = (iri) => {
  if (!IRI.test(iri)) throw new Error(`no IRI: ${iri}`);
  return `<${iri}>`;
};
const named = (label, taken) => {
  const plain = label.replace(/[^\p{L}\p{N}]+/gu, "_").replace(/^_+|_+$/g, "");
  let name = plain, number = 1;
  while (taken.has(name)) name = `${plain}${++number}`;
  taken.add(name);
  return `?${name}`;
};
/** From anything that is somewhere, or is someone of a body that is, to an area above. */
const PLACE = "(edu:affiliatedWith|edu:memberOf)?/edu:locatedIn?/edu:partOf*";
const MODALITIES = {
  holds: ["?statement edu:modality edu:Realised .", "FILTER NOT EXISTS { ?statement edu:endDerivedFrom ?end }"],
  facts: ["?statement edu:modality edu:Realised ."],
  plans: ["?statement edu:modality edu:Planned ."],
  all: [],
};

function writeEnd(node, name, { type, iri }) {
  return [...(iri ? [`VALUES ${node} { ${bracket(iri)} }`] : []), `${node} a edu:${type} ; rdfs:label ${name} .`];
}

function writeYears({ from, to }, year) {
  const years = "?statement edu:year|edu:since ?y .";
  const bind = `BIND(STR(?y) AS ${year})`;
  if (!from && !to) return [`OPTIONAL { ${years} ${bind} }`];
  const bounds = [from && `${year} >= "${Number(from)}"`, to && `${year} <= "${Number(to)}"`].filter(Boolean);
  return [`${years} ${bind}`, `FILTER(${bounds.join(" && ")})`];
}

const writeQuery = (shown, lines) => `SELECT DISTINCT ${shown.join(" ")} WHERE {\n${lines.map((line) => `  ${line}`).join("\n")}\n}\nORDER BY ${shown.join(" ")}\nLIMIT 1000\n`;

/**
 * The query of a question. `subject` and `target`: {type, iri, label}; `relation`: {name, inverse} or null;
 * `filters`: {area, areaOf: "s"|"o", from, to, level, modality, sentences}; `words`: the names of columns.
 */
export function composeQuery({ subject, relation, target, filters, words }) {
  const taken = new Set(["s", "o", "y", "end", "e", "statement"]), subjectName = named(subject.label, taken);
  const place = filters.area ? [`?${filters.areaOf} ${PLACE} ${bracket(filters.area)} .`] : [];
  if (!relation) return writeQuery([subjectName, "?s"], [...writeEnd("?s", subjectName, subject), ...place]);
  const targetName = named(target.label, taken), year = named(words.year, taken), shown = [subjectName, targetName, year];
  const [from, to] = relation.inverse ? ["?o", "?s"] : ["?s", "?o"];
  const lines = [
    `?statement rdf:subject ${from} ; rdf:predicate edu:${relation.name} ; rdf:object ${to} .`,
    ...MODALITIES[filters.modality], ...writeEnd("?s", subjectName, subject), ...writeEnd("?o", targetName, target), ...place, ...writeYears(filters, year),
  ];
  if (filters.level) lines.push(`?statement edu:level edu:${filters.level} .`);
  if (filters.sentences) {
    const sentence = named(words.sentence, taken), file = named(words.document, taken);
    shown.push(sentence, file);
    lines.push(`?statement prov:wasDerivedFrom ?e . ?e oa:hasSelector/oa:exact ${sentence} ; oa:hasSource/dcterms:identifier ${file} .`);
  }
  return writeQuery([...shown, "?s", "?o"], lines);
}
