/** What the pages do beyond reading. Everything here may fail or be missing; the pages still read. */
(function () {
  "use strict";

  /* The language switch keeps the place on the page. */
  for (const link of document.querySelectorAll("[data-language-switch]")) {
    const plain = link.getAttribute("href");
    const keep = () => link.setAttribute("href", plain + location.hash);
    keep();
    addEventListener("hashchange", keep);
    link.addEventListener("focus", keep);
    link.addEventListener("pointerdown", keep);
  }

  /* Where a drawing is shown, its version in words can wait. */
  if (matchMedia("(min-width: 45em)").matches) {
    for (const words of document.querySelectorAll("details.in-words[open]")) words.removeAttribute("open");
  }

  /* The 404 page speaks both languages; one is enough for a reader whose address names it. */
  const halves = [...document.querySelectorAll("[data-half]")];
  const wanted = location.pathname.split("/").includes("en") ? "en" : "zh";
  for (const half of halves) if (half.getAttribute("lang") !== wanted) half.remove();

  /* The field on the home page hands what is typed or pasted to the theme's search. */
  const home = document.querySelector(".home-search");
  const own = home?.querySelector("input");
  const search = document.querySelector(".md-search__input");
  const toggle = document.getElementById("__search");
  if (home instanceof HTMLElement && own && search instanceof HTMLInputElement && toggle instanceof HTMLInputElement) {
    const hand = () => {
      toggle.checked = true;
      toggle.dispatchEvent(new Event("change"));
      search.value = own.value;
      own.value = "";
      search.focus();
      search.dispatchEvent(new Event("input", { bubbles: true }));
      search.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
    };
    home.hidden = false;
    own.addEventListener("input", hand);
    home.addEventListener("submit", (event) => {
      event.preventDefault();
      hand();
    });
  }

  /* Material's search dialog has no name. */
  const dialog = document.querySelector(".md-search[role='dialog']");
  const field = document.querySelector(".md-search__input");
  if (dialog && field) dialog.setAttribute("aria-label", field.getAttribute("aria-label") ?? "");

  /* What scrolls sideways can be reached by keyboard; what does not is no stop on the way. The theme wraps tables and adds
     the copy buttons after this script has run, in landmarks without names of their own. */
  const mend = () => {
    /** @type {NodeListOf<HTMLElement>} */
    const scrolling = document.querySelectorAll(".diagram, .md-typeset__scrollwrap, .md-typeset pre > code");
    for (const one of scrolling) {
      if (one.scrollWidth > one.clientWidth) one.tabIndex = 0;
      else one.removeAttribute("tabindex");
    }
    for (const one of document.querySelectorAll(".md-code__nav")) {
      one.setAttribute("role", "none"); // its buttons have names; a landmark for each block of code would bury the page's own
    }
  };
  /* Once a frame is enough, however often the page changes in between: while somebody types into the search, it does so all the time. */
  let due = false;
  const mendSoon = () => {
    if (due) return;
    due = true;
    requestAnimationFrame(() => {
      due = false;
      mend();
    });
  };
  mend();
  addEventListener("load", mend);
  addEventListener("resize", mendSoon);
  new MutationObserver(mendSoon).observe(document.body, { childList: true, subtree: true });
})();
