"use strict";
// The plain page of --engine pyvis. Every word that comes out of a document is set as text, never as markup.
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const graph = read("graph"), texts = read("texts"), made = read("network");
const card = document.getElementById("card");

function make(tag, text, ...children) {
  const element = document.createElement(tag);
  element.textContent = text;
  element.append(...children);
  return element;
}

function quoteBlock(number) {
  const path = graph.sources.path[graph.evidence[number]] || "";
  const place = texts.page[number] ? path + "，第 " + texts.page[number] + " 页" : path;
  return make("blockquote", texts.prefix[number], make("mark", texts.exact[number]), texts.suffix[number], make("footer", place));
}

function showStatement(number) {
  const columns = graph.statements, label = (node) => graph.nodes.label[node];
  const words = label(columns.subject[number]) + " — " + graph.predicates[columns.predicate[number]] + " → " + label(columns.object[number]);
  const standing = columns.planned[number] ? "（计划中 planned）" : columns.end[number].length ? "（已终止 ended）" : "";
  card.replaceChildren(make("h1", words + standing), ...columns.evidence[number].concat(columns.end[number]).map(quoteBlock));
}

function showNode(number) {
  const columns = graph.statements;
  const about = columns.subject.map((_, at) => at).filter((at) => columns.subject[at] === number || columns.object[at] === number);
  const said = [...new Set(about.flatMap((at) => columns.evidence[at]))];
  const names = graph.nodes.aliases[number] || [];
  card.replaceChildren(make("h1", graph.nodes.label[number]), make("p", names.join("、")), ...said.map(quoteBlock));
}

card.replaceChildren(make("p", "点击圆点看实体，点击连线看原句。Click a node for the entity, a line for its sentence."));
const network = new vis.Network(document.getElementById("canvas"), { nodes: new vis.DataSet(made.nodes), edges: new vis.DataSet(made.edges) }, made.options);
network.on("click", (event) => {
  if (event.nodes.length) showNode(event.nodes[0]);
  else if (event.edges.length) showStatement(event.edges[0]);
});
network.fit();
