/**
 * The live preview (`serve`) draws diagrams in the browser: this small file stands in for Mermaid, fetches the real library
 * only when the page has a diagram, and draws after the first paint. Published pages carry drawn SVG and never load it.
 */
(function () {
  "use strict";
  const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  const settings = new URL("diagram-settings.json", here);
  const library = new URL("../vendor/mermaid-11.17.2/mermaid.min.js", here);
  const waiting = [...document.querySelectorAll("div.mermaid")].map((element) => ({ element, source: element.textContent ?? "" }));

  /** mermaid2 calls this with its arguments; what we need is in `diagram-settings.json`, which drawing uses, too. */
  window.mermaid = { initialize() {} };

  function load() {
    const script = document.createElement("script");
    script.src = library.href;
    script.onload = async () => {
      window.mermaid.initialize((await (await fetch(settings)).json()).wide);
      for (const [index, { element, source }] of waiting.entries()) {
        const figure = document.createElement("figure");
        figure.className = "diagram";
        figure.tabIndex = 0;
        try {
          const { svg } = await window.mermaid.render(`live-${index}`, source);
          figure.append(new DOMParser().parseFromString(svg, "text/html").querySelector("svg") ?? "");
        } catch (error) {
          // the author is typing: say what is wrong in the diagram's place, and go on with the next one
          const message = document.createElement("pre");
          message.setAttribute("role", "alert");
          message.textContent = error instanceof Error ? error.message : String(error);
          figure.append(message);
          document.getElementById(`dlive-${index}`)?.remove(); // what Mermaid leaves behind when it fails
        }
        element.replaceWith(figure);
      }
    };
    document.head.append(script);
  }

  if (waiting.length) requestAnimationFrame(() => setTimeout(load));
})();
