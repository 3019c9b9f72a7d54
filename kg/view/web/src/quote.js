// The sentences behind a statement or figure: the quote marked, with its document and place, to be copied with its source.
import { graph, sources, texts } from "./data.js";
import { announce, button, copyWords, make } from "./dom.js";
import { say } from "./words.js";

/** A document as it is cited: title, year, path, page. */
export function citation(n) {
  const source = graph.evidence[n],
    page = texts().page[n];
  if (source < 0) return say("unknownSource");
  const title = sources.title[source],
    year = sources.year[source] ? `${sources.year[source]}` : "";
  return [
    title ? `《${title}》` : "",
    year,
    sources.path[source],
    page ? say("page", { n: page }) : "",
    say("place", { start: texts().start[n], end: texts().end[n] }),
  ]
    .filter(Boolean)
    .join(say("comma"));
}

/** Where an evidence stands, in short: path and page. */
export function placeOf(n) {
  const page = texts().page[n];
  return [sources.path[graph.evidence[n]], page ? say("page", { n: page }) : ""].filter(Boolean).join(say("comma"));
}

/** One evidence as a quotation. */
export function quoteBlock(n) {
  const { exact, prefix, suffix } = texts();
  return make(
    "blockquote",
    { "data-evidence": n },
    make("p", {}, prefix[n], make("mark", { textContent: exact[n] }), suffix[n]),
    make(
      "footer",
      {},
      make("cite", { textContent: citation(n) }),
      button(
        say("copy"),
        async () => {
          await copyWords(`“${exact[n]}”\n—— ${citation(n)}`);
          announce(say("copied"));
        },
        { className: "link" },
      ),
    ),
  );
}

/** What a reader copies out of a quotation takes its source along. */
export function citeCopies() {
  document.addEventListener("copy", (event) => {
    const chosen = getSelection(),
      block = chosen.anchorNode?.parentElement?.closest("blockquote[data-evidence]");
    if (!block || !chosen.toString().trim()) return;
    event.clipboardData.setData("text/plain", `“${chosen.toString().trim()}”\n—— ${citation(Number(block.dataset.evidence))}`);
    event.preventDefault();
  });
}
