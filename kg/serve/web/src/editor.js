// The SPARQL editor: CodeMirror in the place of the form's text box, answers below it without leaving the page.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history as undoHistory, historyKeymap } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { sparql } from "codemirror-lang-sparql";
import { addViews, runQuery } from "./answer.js";
import { completeFrom, fetchOptions } from "./complete.js";
import { find, make } from "./dom.js";

const look = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--paper)", border: "1px solid var(--line)", borderRadius: ".4rem", fontSize: "14px" },
  "&.cm-focused": { outline: "3px solid var(--accent)" },
  ".cm-scroller": { fontFamily: "ui-monospace, Menlo, Consolas, monospace", minHeight: "8rem", maxHeight: "60vh" },
  ".cm-content": { caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "var(--panel)", color: "var(--quiet)", borderRight: "1px solid var(--line)" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "transparent" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "var(--mark)" },
  ".cm-tooltip": { color: "var(--ink)", backgroundColor: "var(--panel)", border: "1px solid var(--line)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { color: "var(--paper)", backgroundColor: "var(--accent)" },
});
const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--accent)", fontWeight: "600" },
  { tag: [tags.string, tags.number, tags.bool], color: "var(--plan)" },
  { tag: tags.comment, color: "var(--quiet)", fontStyle: "italic" },
  { tag: tags.variableName, fontWeight: "600" },
]);

/** An editor with the words of `area`, which it keeps in step. */
function placeEditor(area, options, run) {
  // Within a shadow root CodeMirror adopts style sheets, so that the page's policy need not allow inline styles.
  const host = make("div", { class: "code" }), root = host.attachShadow({ mode: "open" });
  area.before(host);
  area.hidden = true;
  area.required = false;
  const extensions = [
    lineNumbers(), undoHistory(), drawSelection(), highlightActiveLine(), bracketMatching(), closeBrackets(), sparql(), look, syntaxHighlighting(colours), EditorView.lineWrapping,
    autocompletion({ override: [completeFrom(options)], icons: false }),
    keymap.of([{ key: "Mod-Enter", run: () => { run(); return true; } }, ...closeBracketsKeymap, ...completionKeymap, ...defaultKeymap, ...historyKeymap]),
    EditorView.contentAttributes.of({ "aria-label": area.labels[0]?.textContent ?? "SPARQL" }),
    EditorView.updateListener.of((update) => { if (update.docChanged) area.value = update.state.doc.toString(); }),
  ];
  const view = new EditorView({ state: EditorState.create({ doc: area.value, extensions }), root });
  root.append(view.dom);
  return view;
}

const form = find("form.editor"), area = find("#query"), answer = find("#answer");
const addressOf = (query) => `/sparql?${new URLSearchParams({ query, format: "html" })}`;

function run() {
  history.pushState({ query: area.value }, "", addressOf(area.value));
  return runQuery(area.value);
}

const options = [], view = placeEditor(area, options, run);
const setQuery = (query) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: query } });

form.addEventListener("submit", (event) => {
  event.preventDefault();
  run();
});
addEventListener("popstate", () => {
  const query = new URLSearchParams(location.search).get("query");
  if (query === null) return answer.replaceChildren();
  setQuery(query);
  runQuery(query);
});
for (const link of document.querySelectorAll("[data-query]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    setQuery(link.dataset.query);
    run();
    view.focus();
    form.scrollIntoView();
  });
}
addViews(answer);
fetchOptions().then((found) => {
  options.push(...found);
  document.body.dataset.ready = "";
});
