/**
 * Light or dark, as the reader chose; without a choice the system's own. It is kept in this browser alone and never sent.
 * Not a module: it runs before the first paint, so that nothing flashes.
 */
(() => {
  const KEY = "colours";
  const root = document.documentElement;

  /** @returns {string} "light", "dark", or "" for the system's own */
  function chosen() {
    try {
      return localStorage.getItem(KEY) ?? "";
    } catch {
      return "";
    }
  }

  /** @param {string} choice */
  function keep(choice) {
    try {
      if (choice) {
        localStorage.setItem(KEY, choice);
      } else {
        localStorage.removeItem(KEY);
      }
    } catch {
      // A browser that keeps nothing shows the choice on this page only.
    }
  }

  /** @param {string} choice */
  function show(choice) {
    if (choice === "light" || choice === "dark") {
      root.dataset.colours = choice;
    } else {
      delete root.dataset.colours;
    }
  }

  show(chosen());
  addEventListener("DOMContentLoaded", () => {
    const group = document.querySelector("[data-colour-choice]");
    if (!(group instanceof HTMLElement) || !CSS.supports("color", "light-dark(#000, #fff)")) {
      return;
    }
    group.hidden = false;
    for (const input of group.querySelectorAll("input")) {
      input.checked = input.value === chosen();
      input.addEventListener("change", () => {
        keep(input.value);
        show(input.value);
      });
    }
  });
})();
