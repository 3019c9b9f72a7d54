// The question builder: class, relation, target and filters become a query that is shown, run and opened in the editor.
import { runQuery } from "./answer.js";
import { composeQuery } from "./compose.js";
import { find, labelOf, make, say } from "./dom.js";
import { offerNames } from "./suggest.js";

/** Classes whose members are somewhere, so that an area can choose among them. */
const PLACED = ["Area", "Authority", "School", "Group", "Organisation", "Person"];
const field = (name) => find(`#${name}`);
const option = (value, text) => make("option", { value }, text);

function startBuilder({ classes, predicates, levels }) {
  const byName = new Map(classes.map((one) => [one.name, one]));
  const chosen = { subject: null, target: null, area: null };

  /** Options of the broad classes in `broad`, each with its narrower ones below it. */
  function fillClasses(select, broad) {
    const before = select.value;
    select.replaceChildren(...classes.filter((one) => broad.includes(one.broad)).map((one) => option(one.name, `${one.name === one.broad ? "" : "　"}${labelOf(one)}`)));
    if ([...select.options].some((one) => one.value === before)) select.value = before;
  }
  function fillRelations() {
    const own = byName.get(field("subject-class").value).broad, label = labelOf(byName.get(own));
    const before = field("relation").options.length ? field("relation").value : null;
    const outward = predicates.filter((one) => one.domain.includes(own)).map((one) => option(`out:${one.name}`, `${label} → ${labelOf(one)} → ……`));
    const inward = predicates.filter((one) => one.range.includes(own)).map((one) => option(`in:${one.name}`, `…… → ${labelOf(one)} → ${label}`));
    field("relation").replaceChildren(option("", say("（不问关系，只列出）", "(none: list them)")), ...outward, ...inward);
    const values = [...field("relation").options].map((one) => one.value);
    field("relation").value = values.includes(before) ? before : values[1] ?? "";
  }
  function readRelation() {
    const [way, name] = field("relation").value.split(":");
    return name ? { name, inverse: way === "in" } : null;
  }
  function fillTarget() {
    const relation = readRelation(), predicate = relation && predicates.find((one) => one.name === relation.name);
    find("#target").disabled = !relation;
    find("#statement-filters").disabled = !relation;
    if (relation) fillClasses(field("target-class"), relation.inverse ? predicate.domain : predicate.range);
    field("level").disabled = relation?.name !== "received";
    field("area").disabled = !areaEnd(relation);
  }
  /** Which end of the question an area can choose among: its own class, else the other. */
  function areaEnd(relation) {
    if (PLACED.includes(byName.get(field("subject-class").value).broad)) return "s";
    return relation && PLACED.includes(byName.get(field("target-class").value)?.broad) ? "o" : "";
  }
  const readEnd = (side) => {
    const type = field(`${side}-class`).value;
    return { type, iri: chosen[side]?.iri ?? "", label: byName.has(type) ? labelOf(byName.get(type)) : "" };
  };
  function compose() {
    const relation = readRelation(), areaOf = areaEnd(relation);
    const year = (name) => (/^\d{4}$/.test(field(name).value) ? field(name).value : "");
    const filters = {
      area: areaOf && chosen.area ? chosen.area.iri : "", areaOf, from: year("from"), to: year("to"),
      level: field("level").disabled ? "" : field("level").value, modality: field("modality").value, sentences: field("sentences").checked,
    };
    const words = { year: say("年份", "year"), sentence: say("原句", "sentence"), document: say("文件", "document") };
    return composeQuery({ subject: readEnd("subject"), relation, target: readEnd("target"), filters, words });
  }
  function show() {
    const query = compose();
    field("written").textContent = query;
    field("open").href = `/sparql?${new URLSearchParams({ query, format: "html" })}`;
  }
  /** A box for a named entity: what is typed counts once a name has been picked. */
  function nameBox(side, typeOf) {
    const input = field(side === "area" ? "area" : `${side}-name`);
    const told = make("span", { class: "quiet", role: "status" });
    input.closest("label").after(told);
    const set = (hit) => {
      chosen[side] = hit;
      if (hit) input.value = hit.label;
      told.textContent = hit ? `✓ ${[hit.label, hit.area].filter(Boolean).join(" · ")}` : input.value.trim() ? say("请从列表里选一个名称", "pick a name from the list") : "";
      show();
    };
    offerNames(input, { choose: set, typeOf, nameTypes: (hit) => hit.types.filter((one) => byName.has(one)).map((one) => labelOf(byName.get(one))).at(-1) ?? "" });
    input.addEventListener("input", () => set(null));
    return () => { input.value = ""; set(null); };
  }

  fillClasses(field("subject-class"), classes.map((one) => one.broad));
  field("subject-class").value = "School";
  field("level").append(...levels.map((one) => option(one.name, labelOf(one))));
  const clearSubject = nameBox("subject", () => field("subject-class").value);
  const clearTarget = nameBox("target", () => field("target-class").value);
  nameBox("area", () => "Area");
  const renew = () => { fillTarget(); show(); };
  fillRelations();
  field("relation").value = "out:memberOf";
  renew();
  field("subject-class").addEventListener("change", () => { clearSubject(); fillRelations(); clearTarget(); renew(); });
  field("relation").addEventListener("change", () => { clearTarget(); renew(); });
  field("target-class").addEventListener("change", () => { clearTarget(); renew(); });
  field("builder").addEventListener("change", show);
  field("builder").addEventListener("input", show);
  field("builder").addEventListener("submit", (event) => {
    event.preventDefault();
    runQuery(compose());
  });
  document.body.dataset.ready = "";
}

fetch("/terms").then((answer) => answer.json()).then(startBuilder);
