/**
 * The live preview (`serve`) draws diagrams in the browser: this small file stands in for Mermaid, fetches the real library
 * only when the page has a diagram, and draws after the first paint. Published pages carry drawn SVG and never load it.
 */
(function () {
  "use strict";
  const library = new URL("../vendor/mermaid-11.17.2/mermaid.min.js", document.currentScript.src);
  const waiting = [...document.querySelectorAll("div.mermaid")].map((element) => [element, element.textContent]);

  /** mermaid2 calls this with its arguments; what we need is in `settings`. */
  window.mermaid = { initialize() {} };

  const settings = {
    startOnLoad: false,
    theme: "base",
    htmlLabels: false,
    flowchart: { htmlLabels: false, useMaxWidth: false, padding: 16 },
    sequence: { useMaxWidth: false, mirrorActors: false },
    state: { useMaxWidth: false },
  };

  function load() {
    const script = document.createElement("script");
    script.src = library;
    script.onload = async () => {
      window.mermaid.initialize(settings);
      for (const [index, [element, source]] of waiting.entries()) {
        const figure = document.createElement("figure");
        figure.className = "diagram";
        figure.tabIndex = 0;
        const { svg } = await window.mermaid.render(`live-${index}`, source);
        figure.append(new DOMParser().parseFromString(svg, "text/html").querySelector("svg"));
        element.replaceWith(figure);
      }
    };
    document.head.append(script);
  }

  if (waiting.length) requestAnimationFrame(() => setTimeout(load));
})();
