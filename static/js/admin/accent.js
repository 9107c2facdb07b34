/**
 * The campaign's colour: a picker beside the field, and what becomes of a colour while someone chooses. Without JavaScript the same
 * stands there after saving, and a colour that is hard to read is saved only the second time.
 */

const PAUSE_MS = 250;
const COLOUR = /^#[0-9a-f]{6}$/i;

/**
 * @param {HTMLElement} place the field with all that belongs to it
 */
function enhance(place) {
  const field = /** @type {HTMLInputElement} */ (place.querySelector("input[type=text]"));
  const seen = /** @type {HTMLInputElement} */ (place.querySelector("[data-accent-seen]"));
  const verdict = /** @type {HTMLElement} */ (place.querySelector("[data-accent-verdict]"));
  const picker = document.createElement("input");
  picker.type = "color";
  picker.setAttribute("aria-label", place.dataset.accentPicker ?? "");
  if (COLOUR.test(field.value)) {
    picker.value = field.value;
  }
  field.after(picker);

  let timer = 0;
  let question = new AbortController();

  /** @param {string} colour */
  async function ask(colour) {
    question.abort();
    question = new AbortController();
    const address = `${place.dataset.accentUrl}?kleur=${encodeURIComponent(colour)}`;
    const answer = await fetch(address, { credentials: "same-origin", signal: question.signal });
    if (answer.ok) {
      verdict.innerHTML = await answer.text();
      seen.value = colour;
    }
  }

  function askSoon() {
    clearTimeout(timer);
    if (COLOUR.test(field.value)) {
      timer = setTimeout(() => ask(field.value).catch(() => {}), PAUSE_MS);
    }
  }

  field.addEventListener("input", () => {
    if (COLOUR.test(field.value)) {
      picker.value = field.value;
    }
    askSoon();
  });
  picker.addEventListener("input", () => {
    field.value = picker.value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

/** @type {NodeListOf<HTMLElement>} */
const places = document.querySelectorAll("[data-accent]");
places.forEach(enhance);
