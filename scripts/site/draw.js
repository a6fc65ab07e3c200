/**
 * Draws one diagram in a page that has Mermaid, and returns the SVG as text: structure only, no styles, no colours, no fonts,
 * coordinates rounded to a tenth. `draw.py` evaluates this with [id, source]; this file is part of each drawing's key.
 */
async ([id, source]) => {
  const { svg } = await mermaid.render(id, source);
  const root = new DOMParser().parseFromString(svg, "text/html").querySelector("svg");
  document.body.replaceChildren(root);
  for (const text of root.querySelectorAll("text")) {  // centre every label on the place where it was drawn
    const box = text.getBBox();
    if (getComputedStyle(text).textAnchor !== "middle") {
      for (const one of [text, ...text.querySelectorAll(".text-outer-tspan")]) one.setAttribute("x", box.x + box.width / 2);
    }
    text.setAttribute("text-anchor", "middle");
  }
  for (const one of root.querySelectorAll("tspan, text")) {  // distances in pixels: the text is shown smaller than drawn
    for (const name of ["y", "dy"]) {
      const value = one.getAttribute(name) ?? "";
      if (value.endsWith("em")) one.setAttribute(name, Math.round(parseFloat(value) * 160) / 10);
    }
  }
  root.querySelectorAll("style").forEach((style) => style.remove());
  const used = new Set([...root.outerHTML.matchAll(/url\(#([^)]+)\)/g)].map((match) => match[1]));
  root.querySelectorAll("marker, filter, linearGradient, symbol").forEach((one) => used.has(one.id) || one.remove());
  root.querySelectorAll("text").forEach((text) => text.textContent.trim() || text.remove());
  root.querySelectorAll("rect").forEach((rect) => rect.hasAttribute("width") || rect.remove());
  for (const one of [root, ...root.querySelectorAll("*")]) {
    for (const { name } of [...one.attributes]) {
      if (name.startsWith("data-") || ["style", "fill", "stroke", "font-style", "font-weight", "filter"].includes(name)) one.removeAttribute(name);
    }
    if (one.id && one !== root && !used.has(one.id) && !["title", "desc"].includes(one.localName)) one.removeAttribute("id");
  }
  const [x, y, width, height] = root.getAttribute("viewBox").split(/\s+/).map(Number);
  root.setAttribute("viewBox", [Math.floor(x), Math.floor(y), Math.ceil(width) + 1, Math.ceil(height) + 1].join(" "));
  root.setAttribute("width", Math.ceil(width) + 1);
  root.setAttribute("height", Math.ceil(height) + 1);
  root.setAttribute("role", "img");
  root.removeAttribute("aria-roledescription");
  for (const one of root.querySelectorAll("*")) {
    for (const { name, value } of [...one.attributes]) {
      if (!["id", "class", "href"].includes(name)) one.setAttribute(name, value.replace(/\d+\.\d+(e-?\d+)?/g, (number) => String(Math.round(number * 10) / 10)));
    }
  }
  return root.outerHTML;
}
